package io.countersign.embedded.store.command;

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

    static int numberOr(Document command, String name, int absent) {
        return command.get(name) == null ? absent : number(command, name).intValue();
    }

    static Document documentOr(Document command, String name, Document absent) {
        return command.get(name) == null ? absent : document(command, name);
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
