package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.document.FoundDocument;
import io.countersign.embedded.index.IndexEntry;
import io.countersign.embedded.index.scan.EntryScan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Executes one plan, in steps, so that several can be tried. */
final class QueryExecution {

    private final QueryPlan plan;
    private final DocumentSource source;
    private final @Nullable Set<String> keyFields;
    private final @Nullable Set<String> residualFields;
    private final int target;
    private final Set<Long> seen = new HashSet<>();
    private final List<FoundDocument> found = new ArrayList<>();

    private @Nullable EntryScan entries;
    private @Nullable Iterator<FoundDocument> documents;
    private long examined;
    private boolean complete;

    /**
     * @param keyFields the only fields that the result and the filter need, null for whole documents; a plan that covers
     *     them reads no document
     * @param target after how many matches the query is complete if the plan is sorted, 0 for all
     */
    QueryExecution(QueryPlan plan, DocumentSource source, @Nullable Set<String> keyFields, int target) {
        this.plan = plan;
        this.source = source;
        this.keyFields = plan.covers(keyFields) ? keyFields : null;
        residualFields = UsedFields.topLevelOfFilter(plan.residual());
        this.target = plan.isSorted() ? target : 0;
    }

    QueryPlan plan() {
        return plan;
    }

    List<FoundDocument> found() {
        return found;
    }

    boolean isCovered() {
        return keyFields != null;
    }

    boolean isComplete() {
        return complete;
    }

    long keysExamined() {
        return entries == null ? 0 : entries.examined();
    }

    long documentsExamined() {
        return examined;
    }

    /** Executes until the query is complete, or until at least this many keys or documents were examined. */
    void run(long budget) {
        switch (plan) {
            case IndexPlan indexed -> runIndexed(indexed, budget);
            case CollectionPlan collection -> runCollection(collection);
        }
    }

    private void runIndexed(IndexPlan indexed, long budget) {
        if (entries == null) {
            entries = indexed.scan();
        }
        while (!complete && entries.examined() < budget) {
            if (!entries.hasNext()) {
                complete = true;
            } else {
                accept(indexed, entries.next());
            }
        }
    }

    private void accept(IndexPlan indexed, IndexEntry entry) {
        if (indexed.index().isMultikey() && !seen.add(entry.record())) {
            return;
        }
        if (keyFields != null) {
            addIfMatching(FoundDocument.computed(indexed.fromKeys(entry, keyFields)));
        } else {
            examined++;
            addIfMatching(FoundDocument.stored(entry.record(), source.get(entry.record())));
        }
    }

    private void runCollection(CollectionPlan collection) {
        if (documents == null) {
            documents = source.all(collection.forward());
        }
        while (!complete && documents.hasNext()) {
            examined++;
            addIfMatching(documents.next());
        }
        complete = true;
    }

    private void addIfMatching(FoundDocument document) {
        if (plan.residual().isEmpty() || source.matches(filtered(document), plan.residual())) {
            found.add(document);
            complete = target > 0 && found.size() >= target;
        }
    }

    private Document filtered(FoundDocument document) {
        return residualFields == null ? document.document() : document.fields(residualFields);
    }
}
