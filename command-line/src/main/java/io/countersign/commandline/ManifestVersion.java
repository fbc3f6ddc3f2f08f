package io.countersign.commandline;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar; classes outside a jar have none. */
public final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = ManifestVersion.class.getPackage().getImplementationVersion();
        return new String[] {"countersign " + (version == null ? "(development)" : version)};
    }
}
