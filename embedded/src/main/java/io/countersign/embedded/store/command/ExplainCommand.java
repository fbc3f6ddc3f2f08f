package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.countersign.embedded.query.ExecutedQuery;
import io.countersign.embedded.query.Query;
import io.countersign.embedded.query.QueryEngine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code explain} in the form of MongoDB: {@code queryPlanner} with the winning plan and, unless only the plan is asked
 * for, {@code executionStats}. An update, a deletion or an aggregation is explained by the query that it starts with.
 */
final class ExplainCommand {

    private static final int COMMAND_NOT_SUPPORTED = 115;

    private final StoreDatabase database;

    ExplainCommand(StoreDatabase database) {
        this.database = database;
    }

    Document handle(Document explain) {
        var command = document(explain.get("explain"));
        var name = command.keySet().iterator().next();
        var collection = String.valueOf(command.get(name));
        var result = execute(name, command, collection);
        var answer = new Document("explainVersion", "1")
                .append("queryPlanner", result.queryPlanner(database.namespace(collection)))
                .append("command", command);
        if (!"queryPlanner".equals(explain.get("verbosity"))) {
            answer.append("executionStats", result.executionStats());
        }
        Utils.markOkay(answer);
        return answer;
    }

    private ExecutedQuery execute(String name, Document command, String collection) {
        return switch (name) {
            case "find" -> find(collection, query(command, "filter", number(command, "limit")));
            case "count" -> count(collection, query(command, "query", number(command, "limit")));
            case "distinct" -> find(collection, query(command, "query", 0));
            case "findAndModify" -> find(collection, query(command, "query", 1));
            case "update" ->
                find(
                        collection,
                        write(
                                command,
                                "updates",
                                Utils.isTrue(first(command, "updates").get("multi"))));
            case "delete" ->
                find(collection, write(command, "deletes", number(first(command, "deletes"), "limit") == 0));
            case "aggregate" -> explained(new AggregateCommand.Stages(command), collection);
            default ->
                throw new MongoServerError(
                        COMMAND_NOT_SUPPORTED,
                        "CommandNotSupported",
                        "Explain is not supported for the command " + name);
        };
    }

    private ExecutedQuery explained(AggregateCommand.Stages stages, String collection) {
        var stored = database.collection(collection);
        return stored == null ? find(collection, stages.query()) : stages.execute(stored);
    }

    private ExecutedQuery find(String collection, Query query) {
        var stored = database.collection(collection);
        return stored == null ? QueryEngine.onNothing(query) : stored.find(query);
    }

    private ExecutedQuery count(String collection, Query query) {
        var stored = database.collection(collection);
        return stored == null ? QueryEngine.onNothing(query) : stored.count(query);
    }

    private static Query query(Document command, String filter, int limit) {
        var sort = command.get("sort");
        return new Query(
                document(command.get(filter)),
                sort == null ? null : document(sort),
                number(command, "skip"),
                Math.abs(limit));
    }

    private static Query write(Document command, String statements, boolean all) {
        return new Query(document(first(command, statements).get("q")), null, 0, all ? 0 : 1);
    }

    private static Document first(Document command, String statements) {
        return document(((List<?>) command.getOrDefault(statements, List.of(new Document()))).getFirst());
    }

    private static int number(Document command, String name) {
        return Arguments.numberOr(command, name, 0);
    }

    private static Document document(@Nullable Object value) {
        return value instanceof Document document ? document : new Document();
    }
}
