package io.countersign.review.console.queue;

import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.SignatureType;
import io.countersign.review.domain.queue.QueueOrder;
import io.countersign.review.domain.revision.Priority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the filters of the queue offer. */
record QueueChoices(
        List<Region> regions,
        List<Language> languages,
        List<SignatureType> types,
        List<Priority> priorities,
        List<QueueOrder> orders) {

    static final QueueChoices ALL = new QueueChoices(
            List.of(Region.values()),
            List.of(Language.values()),
            List.of(SignatureType.values()),
            List.of(Priority.values()),
            List.of(QueueOrder.values()));

    private static final int MAX_DIGITS = 6;

    /** A count in an address; null where there is none. */
    static @Nullable Integer count(@Nullable String text) {
        return text == null || text.isEmpty() || text.length() > MAX_DIGITS || !text.matches("[0-9]+")
                ? null
                : Integer.valueOf(text);
    }
}
