package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads all documents in insertion order. */
record CollectionPlan(Document residual, boolean isSorted, boolean forward) implements QueryPlan {

    @Override
    public boolean covers(@Nullable Set<String> fields) {
        return false;
    }

    @Override
    public Document describe() {
        return new Document("stage", "COLLSCAN")
                .append("filter", residual)
                .append("direction", forward ? "forward" : "backward");
    }
}
