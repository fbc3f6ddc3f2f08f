package io.countersign.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;

/** Classifies the commands of MongoDB's protocol by the access to documents that they need. */
final class Commands {

    private static final Set<String> WITHOUT_DOCUMENTS = Set.of(
            "hello",
            "ismaster",
            "isMaster",
            "ping",
            "buildInfo",
            "buildinfo",
            "startSession",
            "endSessions",
            "refreshSessions",
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
            "explain",
            "listCollections",
            "listDatabases",
            "listIndexes",
            "collStats",
            "dbStats",
            "validate");
    private static final Set<String> WRITING_STAGES = Set.of("$out", "$merge");

    private Commands() {}

    /** Handshakes and the like touch no document. */
    static boolean isWithoutDocuments(String command) {
        return WITHOUT_DOCUMENTS.contains(command);
    }

    static boolean isRead(String command, Document query) {
        return READS.contains(command) || ("aggregate".equals(command) && !writes(query));
    }

    private static boolean writes(Document aggregate) {
        return !(aggregate.get("pipeline") instanceof List<?> stages)
                || stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && document.keySet().stream().anyMatch(WRITING_STAGES::contains));
    }
}
