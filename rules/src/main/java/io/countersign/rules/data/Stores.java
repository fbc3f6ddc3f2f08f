package io.countersign.rules.data;

import java.util.Set;

/** Hosts of app stores, and of the services that hand out apps for testing. */
public record Stores(Set<String> hosts, Set<String> testDownloads) {

    public Stores {
        hosts = Set.copyOf(hosts);
        testDownloads = Set.copyOf(testDownloads);
    }

    public boolean isStore(String host) {
        return isUnder(host, hosts);
    }

    public boolean isTestDownload(String host) {
        return isUnder(host, testDownloads);
    }

    private static boolean isUnder(String host, Set<String> known) {
        for (var rest = host; ; rest = rest.substring(rest.indexOf('.') + 1)) {
            if (known.contains(rest)) {
                return true;
            }
            if (rest.indexOf('.') < 0) {
                return false;
            }
        }
    }
}
