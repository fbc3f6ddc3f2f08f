package io.countersign.review.store.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.LargestEvents;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.MeasuredDatabase;
import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.reviewer.Draft;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerRecord.Absence;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest record and draft of a reviewer, written by the store itself and measured in it. */
class ReviewerDocumentSizesTest extends MeasuredDatabase {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    /** The longest subject of a token, by OpenID Connect. */
    private static final String REVIEWER = "r".repeat(255);

    private static final String NOTE = LargestEvents.text(500);

    @Test
    void theLargestReviewerFits() {
        var store = new MongoReviewerStore(database);
        var slots = IntStream.range(0, ClaimSettings.MAX_CLAIMS_LIMIT)
                .mapToObj(i -> new Slot(LargestEvents.SIGNATURE, "t".repeat(33) + (100 + i), NOW))
                .toList();

        store.save(new ReviewerRecord(REVIEWER, 0, slots, new Absence(NOW, NOTE)));

        assertThat(size(ReviewerDocument.REVIEWERS, REVIEWER)).isLessThanOrEqualTo(16 * KB);
    }

    @Test
    void theLargestDraftFits() {
        var signature = LargestEvents.SIGNATURE.text();
        new MongoDraftStore(MongoTemplates.of(database))
                .save(new Draft(REVIEWER, signature, "d".repeat(Draft.MAX_BYTES), NOW));

        assertThat(size(DraftDocument.DRAFTS, signature + ":" + REVIEWER)).isBetween(Draft.MAX_BYTES, 51 * KB);
    }
}
