package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a query is executed. */
sealed interface QueryPlan permits CollectionPlan, IndexPlan {

    /** Whether the plan yields documents in the order that the query asks for. */
    boolean isSorted();

    /** @return the conditions that the plan does not ensure by itself */
    Document residual();

    /** Whether these fields can be read from the index. */
    boolean covers(@Nullable Set<String> fields);

    Document describe();
}
