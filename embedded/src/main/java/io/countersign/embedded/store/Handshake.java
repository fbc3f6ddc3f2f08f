package io.countersign.embedded.store;

import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commands by which drivers connect and manage sessions. Sessions are accepted and have no effect; transactions are
 * refused as by a standalone MongoDB server.
 */
final class Handshake {

    private static final int ILLEGAL_OPERATION = 20;
    private static final int SESSION_TIMEOUT_MINUTES = 30;
    private static final Set<String> HELLO = Set.of("hello", "isMaster", "ismaster");
    private static final Set<String> SESSION_COMMANDS =
            Set.of("startSession", "refreshSessions", "endSessions", "killSessions");

    /** The version whose wire protocol is spoken; the set of supported commands and operators is smaller. */
    static final MongoVersion MONGODB_7_0 = new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(7, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 21;
        }
    };

    private Handshake() {}

    /** @return the name under which the parent knows the command */
    static String parentCommand(String command) {
        return HELLO.contains(command) ? "ismaster" : command;
    }

    /** @return the answer if the command only concerns sessions */
    static @Nullable Document sessionAnswer(String command) {
        if (!SESSION_COMMANDS.contains(command)) {
            return null;
        }
        var answer = new Document();
        if ("startSession".equals(command)) {
            answer.append("id", new Document("id", UUID.randomUUID()))
                    .append("timeoutMinutes", SESSION_TIMEOUT_MINUTES);
        }
        Utils.markOkay(answer);
        return answer;
    }

    static Document complete(String command, Document answer) {
        if (HELLO.contains(command)) {
            answer.append("helloOk", true)
                    .append("isWritablePrimary", true)
                    .append("readOnly", false)
                    .append("logicalSessionTimeoutMinutes", SESSION_TIMEOUT_MINUTES);
        }
        return answer;
    }

    static void refuseTransaction(Document query) {
        if (query.containsKey("autocommit") || query.containsKey("txnNumber")) {
            throw new MongoServerError(
                    ILLEGAL_OPERATION,
                    "IllegalOperation",
                    "Transaction numbers are only allowed on a replica set member or mongos");
        }
    }
}
