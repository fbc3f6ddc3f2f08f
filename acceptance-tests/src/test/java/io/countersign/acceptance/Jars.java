package io.countersign.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build has packaged. */
public final class Jars {

    /** The repository's root; {@code -Dcountersign.root=…} names another. */
    public static final Path ROOT = Path.of(System.getProperty("countersign.root", ".."))
            .toAbsolutePath()
            .normalize();

    private Jars() {}

    /** The executable jar of a module. */
    public static Path of(String module) {
        var target = ROOT.resolve(module).resolve("target");
        try (var jars = Files.newDirectoryStream(target, module + "-*-exec.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException absent) {
            throw new UncheckedIOException(target + " has no executable jar: mvn package makes it", absent);
        }
        throw new IllegalStateException(target + " has no executable jar: mvn package makes it");
    }
}
