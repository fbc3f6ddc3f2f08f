package io.countersign.review.domain.queue;

import java.util.Locale;

/** In which order open cases are listed. */
public enum QueueOrder {
    /** In which they are claimed. */
    URGENT,
    /** By due time, whatever their priority. */
    DUE,
    /** By time of submission. */
    OLDEST,
    NEWEST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
