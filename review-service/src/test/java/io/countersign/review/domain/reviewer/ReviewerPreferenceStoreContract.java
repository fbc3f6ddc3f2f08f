package io.countersign.review.domain.reviewer;

import static io.countersign.review.domain.reviewer.ReviewerPreference.Kind.FILTERS;
import static io.countersign.review.domain.reviewer.ReviewerPreference.Kind.KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ReviewerPreferenceStore} must do; the MongoDB one and the in-memory one both run it. */
public interface ReviewerPreferenceStoreContract {

    Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    ReviewerPreferenceStore preferences();

    private static ReviewerPreference preference(String reviewer, String content) {
        return new ReviewerPreference(reviewer, KEYS, content, NOW.plus(Duration.ofDays(365)));
    }

    @Test
    default void findsTheLastPreferenceOfAReviewerAndKind() {
        preferences().save(preference("rita", "one"));
        preferences().save(preference("rita", "two"));

        assertThat(preferences().find("rita", KEYS, NOW)).isEqualTo(preference("rita", "two"));
        assertThat(preferences().find("rita", FILTERS, NOW)).isNull();
        assertThat(preferences().find("ravi", KEYS, NOW)).isNull();
    }

    @Test
    default void findsNoPreferenceThatHasExpired() {
        preferences().save(preference("rita", "old"));

        assertThat(preferences().find("rita", KEYS, NOW.plus(Duration.ofDays(365))))
                .isNull();
    }

    @Test
    default void removesAPreference() {
        preferences().save(preference("rita", "gone"));
        preferences().remove("rita", KEYS);

        assertThat(preferences().find("rita", KEYS, NOW)).isNull();
    }

    @Test
    default void keepsTheLargestPreferenceAndRefusesALargerOne() {
        preferences().save(preference("rita", "x".repeat(ReviewerPreference.MAX_BYTES)));

        assertThat(preferences().find("rita", KEYS, NOW)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> preference("rita", "x".repeat(ReviewerPreference.MAX_BYTES + 1)));
    }
}
