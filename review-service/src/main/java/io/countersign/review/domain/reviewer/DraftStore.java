package io.countersign.review.domain.reviewer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps drafts, one for each reviewer and case. */
public interface DraftStore {

    /** Null if there is none, or it has expired at {@code now}. */
    @Nullable
    Draft find(String reviewer, String signature, Instant now);

    /** Up to {@code limit} drafts of the reviewer that have not expired at {@code now}, the last saved one first. */
    List<Draft> findAll(String reviewer, Instant now, int limit);

    /** Replaces the draft of the same reviewer and case. */
    void save(Draft draft);

    void remove(String reviewer, String signature);
}
