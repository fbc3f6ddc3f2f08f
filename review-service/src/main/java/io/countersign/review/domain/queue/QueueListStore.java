package io.countersign.review.domain.queue;

import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.queue.QueueListing.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists open cases for pages; a claim reads {@link QueueStore}. */
public interface QueueListStore {

    /** @param next where the following page begins, null for the last page */
    record Listed(List<Case> cases, @Nullable Mark next) {

        public Listed {
            cases = List.copyOf(cases);
        }
    }

    /** @param after where the page begins, null for the first one */
    Listed list(QueueListing listing, @Nullable Mark after, int limit);
}
