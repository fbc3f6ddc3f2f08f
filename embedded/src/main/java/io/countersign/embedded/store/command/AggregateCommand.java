package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.countersign.embedded.document.FoundDocument;
import io.countersign.embedded.query.ExecutedQuery;
import io.countersign.embedded.query.Query;
import io.countersign.embedded.query.UsedFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code aggregate} whose leading {@code $match}, {@code $sort}, {@code $skip} and {@code $limit} stages are executed as a
 * query. If a {@code $group} or {@code $count} stage follows, only the fields that it reads are fetched, from the keys of
 * an index if that holds them all.
 */
final class AggregateCommand {

    private final StoreDatabase database;
    private final DatabaseResolver resolver;
    private final Oplog oplog;

    AggregateCommand(StoreDatabase database, DatabaseResolver resolver, Oplog oplog) {
        this.database = database;
        this.resolver = resolver;
        this.oplog = oplog;
    }

    /** Whether the aggregation reads a collection that exists. */
    static boolean isServed(Document command, StoreDatabase database) {
        if (!(command.get("aggregate") instanceof String)
                || database.collection(Arguments.text(command, "aggregate")) == null) {
            return false;
        }
        var pipeline = Aggregation.parse(command.get("pipeline"));
        return pipeline.isEmpty() || !operator(pipeline.getFirst()).equals("$changeStream");
    }

    Document handle(Document command) {
        var name = Arguments.text(command, "aggregate");
        var collection = database.collectionOrNew(name);
        var stages = new Stages(command);
        Aggregation.fromPipeline(stages.pipeline, resolver, database, collection, oplog)
                .validate(command);
        var documents = stages.execute(collection).documents().stream().map(FoundDocument::document);
        var result = Aggregation.fromPipeline(stages.rest(), resolver, database, collection, oplog)
                .runStages(documents);
        return FindCommand.cursorAnswer(
                database.namespace(name),
                collection.firstComputedBatch(result, FindCommand.batchSize(cursorOf(command))));
    }

    private static Document cursorOf(Document command) {
        return command.get("cursor") instanceof Document cursor ? cursor : new Document();
    }

    private static String operator(Document stage) {
        return stage.isEmpty() ? "" : stage.keySet().iterator().next();
    }

    /** A pipeline, split into a query and the stages that process its result. */
    static final class Stages {

        private final List<Document> pipeline;
        private final Query query;
        private final int leading;

        Stages(Document command) {
            pipeline = Aggregation.parse(command.get("pipeline"));
            var filter = new Document();
            @Nullable Document sort = null;
            int skip = 0;
            int limit = 0;
            int stage = 0;
            if (is(stage, "$match")) {
                filter = Arguments.document(pipeline.get(stage++), "$match");
            }
            if (is(stage, "$sort")) {
                sort = Arguments.document(pipeline.get(stage++), "$sort");
            }
            if (is(stage, "$skip")) {
                skip = positive(pipeline.get(stage++).get("$skip"));
            }
            if (is(stage, "$limit")) {
                limit = positive(pipeline.get(stage++).get("$limit"));
            }
            query = new Query(filter, sort, skip, limit);
            leading = stage;
        }

        private boolean is(int stage, String operator) {
            return stage < pipeline.size()
                    && operator(pipeline.get(stage)).equals(operator)
                    && isValid(pipeline.get(stage).get(operator));
        }

        /** What is not valid is left to the aggregation, which reports it. */
        private static boolean isValid(@Nullable Object argument) {
            return argument instanceof Document
                    || (argument instanceof Number number
                            && number.longValue() > 0
                            && number.longValue() <= Integer.MAX_VALUE);
        }

        private static int positive(@Nullable Object number) {
            return number instanceof Number value ? value.intValue() : 0;
        }

        Query query() {
            return query;
        }

        List<Document> rest() {
            return pipeline.subList(leading, pipeline.size());
        }

        ExecutedQuery execute(StoreCollection collection) {
            var fields = fieldsRead();
            return fields == null ? collection.find(query) : collection.project(query, fields);
        }

        private @Nullable Set<String> fieldsRead() {
            if (leading == pipeline.size()) {
                return null;
            }
            var next = pipeline.get(leading);
            return switch (operator(next)) {
                case "$count" -> Set.of();
                case "$group" -> next.get("$group") instanceof Document group ? UsedFields.ofGroup(group) : null;
                default -> null;
            };
        }
    }
}
