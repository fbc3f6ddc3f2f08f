package io.countersign.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Answers are copies. The server hands out the stored documents themselves, which are encoded later, while another
 * client's update may have changed some of their fields and not yet the others. It runs one command of a collection at a
 * time, so that the copy is taken within costs no more waiting.
 */
final class Snapshots {

    private final Map<String, Lock> collections = new ConcurrentHashMap<>();

    Document of(String database, String command, Document query, Supplier<Document> answer) {
        var collection = query.get("getMore".equals(command) ? "collection" : command);
        var lock = collections.computeIfAbsent(database + '.' + collection, _ -> new ReentrantLock());
        lock.lock();
        try {
            return answer.get().cloneDeeply();
        } finally {
            lock.unlock();
        }
    }
}
