package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** @param limit 0 for none */
public record Query(Document filter, @Nullable Document sort, int skip, int limit) {

    public static Query of(Document filter) {
        return new Query(filter, null, 0, 0);
    }

    /** @return after how many matching documents the query is complete, 0 if it needs all */
    int target() {
        return limit == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (long) Math.max(0, skip) + limit);
    }
}
