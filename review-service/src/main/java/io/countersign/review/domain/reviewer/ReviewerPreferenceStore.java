package io.countersign.review.domain.reviewer;

import io.countersign.review.domain.reviewer.ReviewerPreference.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps preferences, one for each reviewer and kind. */
public interface ReviewerPreferenceStore {

    /** Null if there is none, or it has expired at {@code now}. */
    @Nullable
    ReviewerPreference find(String reviewer, Kind kind, Instant now);

    /** Replaces the preference of the same reviewer and kind. */
    void save(ReviewerPreference preference);

    void remove(String reviewer, Kind kind);
}
