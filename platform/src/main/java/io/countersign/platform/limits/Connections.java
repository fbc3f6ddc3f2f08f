package io.countersign.platform.limits;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of one server. When there are too many, the one that has waited longest for a request is closed, so that
 * idle connections never keep out a client that sends its request.
 */
final class Connections {

    private final int limit;
    private final Set<ConnectionTimeoutHandler> open = ConcurrentHashMap.newKeySet();

    Connections(int limit) {
        this.limit = limit;
    }

    /** Adds a connection, and closes one if there are too many: the new one if no other is idle. */
    void add(ConnectionTimeoutHandler connection) {
        open.add(connection);
        if (open.size() > limit) {
            longestIdle(connection).orElse(connection).close();
        }
    }

    void remove(ConnectionTimeoutHandler connection) {
        open.remove(connection);
    }

    int size() {
        return open.size();
    }

    private Optional<ConnectionTimeoutHandler> longestIdle(ConnectionTimeoutHandler added) {
        return open.stream()
                .filter(connection -> connection != added && connection.isIdle())
                .min(Comparator.comparingLong(ConnectionTimeoutHandler::idleSince));
    }
}
