package io.countersign.operations.rebuild;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;

/**
 * Second collections beside those of a database: a store that is given {@link #database()} writes into these, and
 * {@link #switchIn} puts them in the place of the first ones.
 */
record Beside(MongoDatabase real) {

    private static final String SUFFIX = "_rebuilt";

    /** The same database, where every collection's name has another end. */
    MongoDatabase database() {
        return (MongoDatabase) Proxy.newProxyInstance(
                MongoDatabase.class.getClassLoader(), new Class<?>[] {MongoDatabase.class}, (_, method, arguments) -> {
                    if (method.getName().equals("getCollection")) {
                        arguments[0] = arguments[0] + SUFFIX;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    MongoCollection<Document> collection(String name) {
        return real.getCollection(name + SUFFIX);
    }

    /** What an earlier rebuild that was cut short has left. */
    void clear(List<String> names) {
        names.forEach(name -> collection(name).drop());
    }

    /**
     * An absent second collection stands for an empty one. The store's mark is gone until the rebuild is complete, so that
     * no service starts on a half.
     */
    void switchIn(List<String> names) {
        Marker.remove(real);
        var existing = real.listCollectionNames().into(new HashSet<>());
        for (var name : names) {
            if (existing.contains(name + SUFFIX)) {
                collection(name)
                        .renameCollection(
                                new MongoNamespace(real.getName(), name),
                                new RenameCollectionOptions().dropTarget(true));
            } else if (existing.contains(name)) {
                real.getCollection(name).deleteMany(new Document());
            }
        }
    }
}
