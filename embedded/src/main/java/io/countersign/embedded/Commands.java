package io.countersign.embedded;

import java.util.Set;

/** Tells the commands of MongoDB's protocol apart by what they need of the disk. */
final class Commands {

    private static final Set<String> TALK = Set.of(
            "hello",
            "ismaster",
            "isMaster",
            "ping",
            "buildInfo",
            "buildinfo",
            "endSessions",
            "getParameter",
            "whatsmyuri",
            "connectionStatus",
            "hostInfo",
            "serverStatus",
            "killCursors",
            "getLog");
    private static final Set<String> READS = Set.of(
            "find",
            "getMore",
            "count",
            "distinct",
            "listCollections",
            "listDatabases",
            "listIndexes",
            "collStats",
            "dbStats",
            "validate");

    private Commands() {}

    /** Handshakes and the like touch no document. */
    static boolean isTalk(String command) {
        return TALK.contains(command);
    }

    static boolean isRead(String command) {
        return READS.contains(command);
    }
}
