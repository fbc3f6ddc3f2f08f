package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.document.FoundDocument;
import java.util.Comparator;
import java.util.List;

/** The documents that a query found, in order, and how they were found. */
public final class ExecutedQuery {

    private final Query query;
    private final QueryExecution execution;
    private final List<QueryPlan> plans;
    private final List<FoundDocument> documents;

    ExecutedQuery(Query query, QueryExecution execution, List<QueryPlan> plans) {
        this.query = query;
        this.execution = execution;
        this.plans = plans;
        documents = page(query, execution);
    }

    private static List<FoundDocument> page(Query query, QueryExecution execution) {
        var found = execution.found();
        if (!execution.plan().isSorted()) {
            found.sort(Comparator.comparing(FoundDocument::document, SortOrder.of(query.sort())));
        }
        int from = Math.min(found.size(), Math.max(0, query.skip()));
        int to = query.limit() == 0 ? found.size() : Math.min(found.size(), query.target());
        return found.subList(from, to);
    }

    public List<FoundDocument> documents() {
        return documents;
    }

    /** @return the plan in the form of MongoDB's {@code queryPlanner} */
    public Document queryPlanner(String namespace) {
        return new Document("namespace", namespace)
                .append("parsedQuery", query.filter())
                .append("winningPlan", stages())
                .append(
                        "rejectedPlans",
                        plans.stream()
                                .filter(plan -> !plan.equals(execution.plan()))
                                .map(QueryPlan::describe)
                                .toList());
    }

    /** @return what was examined in the form of MongoDB's {@code executionStats} */
    public Document executionStats() {
        return new Document("executionSuccess", true)
                .append("nReturned", documents.size())
                .append("executionTimeMillis", 0)
                .append("totalKeysExamined", (int) execution.keysExamined())
                .append("totalDocsExamined", (int) execution.documentsExamined())
                .append(
                        "executionStages",
                        stages().append("nReturned", documents.size())
                                .append("docsExamined", (int) execution.documentsExamined()));
    }

    private Document stages() {
        var plan = execution.plan();
        var stage = plan.describe();
        if (plan instanceof IndexPlan) {
            var above = execution.isCovered() ? "PROJECTION_COVERED" : "FETCH";
            stage = above(above, stage);
            if (!plan.residual().isEmpty()) {
                stage.append("filter", plan.residual());
            }
        }
        if (!plan.isSorted()) {
            stage = above("SORT", stage).append("sortPattern", query.sort());
        }
        return query.limit() > 0 ? above("LIMIT", stage).append("limitAmount", query.limit()) : stage;
    }

    private static Document above(String name, Document input) {
        return new Document("stage", name).append("inputStage", input);
    }
}
