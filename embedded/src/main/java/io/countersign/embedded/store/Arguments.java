package io.countersign.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** Reads the arguments of commands. */
final class Arguments {

    private static final int TYPE_MISMATCH = 14;

    private Arguments() {}

    static String text(Document command, String name) {
        return required(command, name, String.class);
    }

    static Document document(Document command, String name) {
        return required(command, name, Document.class);
    }

    static Number number(Document command, String name) {
        return required(command, name, Number.class);
    }

    private static <T> T required(Document command, String name, Class<T> type) {
        var value = command.get(name);
        if (!type.isInstance(value)) {
            throw new MongoServerError(
                    TYPE_MISMATCH, "TypeMismatch", name + " must be of type " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
