package io.countersign.review.domain.reviewer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps drafts, one for each reviewer and case. */
public interface DraftStore {

    /** Null if there is none, or it has expired at {@code now}. */
    @Nullable
    Draft find(String reviewer, String signature, Instant now);

    /** Replaces the draft of the same reviewer and case. */
    void save(Draft draft);

    void remove(String reviewer, String signature);
}
