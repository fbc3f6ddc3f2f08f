package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** {@code insert} and {@code update} as MongoDB executes them where the parent differs. */
final class WriteCommands {

    private WriteCommands() {}

    /** The parent counts documents that were not inserted. */
    static Document insert(Document command, UnaryOperator<Document> execute) {
        var answer = execute.apply(command);
        var errors = documents(answer, "writeErrors");
        if (!errors.isEmpty()) {
            int inserted = isOrdered(command)
                    ? Arguments.number(errors.getFirst(), "index").intValue()
                    : Arguments.number(answer, "n").intValue() - errors.size();
            answer.put("n", inserted);
        }
        return answer;
    }

    /** The parent continues an ordered command after an error. */
    static Document update(Document command, UnaryOperator<Document> execute) {
        var statements = documents(command, "updates");
        return isOrdered(command) && statements.size() > 1
                ? updateInOrder(command, statements, execute)
                : execute.apply(command);
    }

    private static Document updateInOrder(
            Document command, List<Document> statements, UnaryOperator<Document> execute) {
        int matched = 0;
        int modified = 0;
        var upserted = new ArrayList<Document>();
        var errors = new ArrayList<Document>();
        for (int i = 0; i < statements.size() && errors.isEmpty(); i++) {
            var single = command.clone();
            single.put("updates", List.of(statements.get(i)));
            var answer = execute.apply(single);
            matched += Arguments.numberOr(answer, "n", 0);
            modified += Arguments.numberOr(answer, "nModified", 0);
            addAt(i, documents(answer, "upserted"), upserted);
            addAt(i, documents(answer, "writeErrors"), errors);
        }
        var answer = new Document("n", matched).append("nModified", modified);
        putUnlessEmpty(answer, "upserted", upserted);
        putUnlessEmpty(answer, "writeErrors", errors);
        Utils.markOkay(answer);
        return answer;
    }

    private static void addAt(int index, List<Document> from, List<Document> to) {
        for (var document : from) {
            to.add(new Document(document).append("index", index));
        }
    }

    private static void putUnlessEmpty(Document answer, String name, List<Document> documents) {
        if (!documents.isEmpty()) {
            answer.put(name, documents);
        }
    }

    private static boolean isOrdered(Document command) {
        return !command.containsKey("ordered") || Utils.isTrue(command.get("ordered"));
    }

    private static List<Document> documents(Document command, String name) {
        return command.get(name) instanceof Iterable<?> documents ? copy(documents) : List.of();
    }

    private static List<Document> copy(Iterable<?> documents) {
        var copy = new ArrayList<Document>();
        documents.forEach(document -> copy.add((Document) document));
        return copy;
    }
}
