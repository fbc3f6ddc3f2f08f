package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.document.EncodedDocument;
import io.countersign.embedded.document.FoundDocument;
import io.countersign.embedded.index.OrderedIndex;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Executes queries on a collection. If several indexes can serve a query, each is tried for a number of keys, as MongoDB
 * does: the first that completes the query is used, otherwise the one with the most matches per key.
 */
public final class QueryEngine {

    private static final long TRIAL_KEYS = 100;

    private final DocumentSource source;

    public QueryEngine(DocumentSource source) {
        this.source = source;
    }

    /** Explains a query of a collection that does not exist. */
    public static ExecutedQuery onNothing(Query query) {
        return new QueryEngine(new EmptySource()).find(List.of(), query);
    }

    private static final class EmptySource implements DocumentSource {

        @Override
        public EncodedDocument get(long record) {
            throw new NoSuchElementException("No document " + record);
        }

        @Override
        public Iterator<FoundDocument> all(boolean forward) {
            return Collections.emptyIterator();
        }

        @Override
        public boolean matches(Document document, Document filter) {
            return false;
        }
    }

    public ExecutedQuery find(List<OrderedIndex> indexes, Query query) {
        return execute(indexes, query, null);
    }

    /** @return the number of matching documents, from the keys of an index if it holds all fields of the filter */
    public ExecutedQuery count(List<OrderedIndex> indexes, Query query) {
        return project(indexes, query, Set.of());
    }

    /**
     * Finds documents that are used only for some of their fields.
     *
     * @return documents with at least these fields
     */
    public ExecutedQuery project(List<OrderedIndex> indexes, Query query, Set<String> fields) {
        var needed = UsedFields.ofFilter(query.filter());
        if (needed != null) {
            needed.addAll(fields);
            needed.addAll(query.sort() == null ? Set.of() : query.sort().keySet());
        }
        return execute(indexes, query, needed);
    }

    private ExecutedQuery execute(List<OrderedIndex> indexes, Query query, @Nullable Set<String> fields) {
        var plans = new QueryPlanner(indexes).plan(query.filter(), query.sort());
        var executions = plans.stream()
                .map(plan -> new QueryExecution(plan, source, fields, query.target()))
                .toList();
        var chosen = executions.size() == 1 ? executions.getFirst() : best(executions);
        chosen.run(Long.MAX_VALUE);
        return new ExecutedQuery(query, chosen, plans);
    }

    private static QueryExecution best(List<QueryExecution> executions) {
        var best = executions.getFirst();
        for (var execution : executions) {
            execution.run(TRIAL_KEYS);
            if (execution.isComplete()) {
                return execution;
            }
            if (matchesPerKey(execution) > matchesPerKey(best)) {
                best = execution;
            }
        }
        return best;
    }

    /** A plan that needs no sort afterward wins over another with as many matches. */
    private static double matchesPerKey(QueryExecution execution) {
        double matches = execution.found().size() + (execution.plan().isSorted() ? 0.5 : 0);
        return matches / Math.max(1, execution.keysExamined());
    }
}
