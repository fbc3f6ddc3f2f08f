package io.countersign.review.domain.reviewer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * What a reviewer has set for the own work, readable by that reviewer alone.
 *
 * @param content as the page wrote it; at most {@link #MAX_BYTES} in UTF-8
 * @param expires after which it is gone
 */
public record ReviewerPreference(String reviewer, Kind kind, String content, Instant expires) {

    /** Every key of every page with a name of 16 characters; 30 saved filters of 250 bytes each. */
    public static final int MAX_BYTES = 8 * 1024;

    /** One of each is kept for each reviewer. */
    public enum Kind {
        /** Keys that differ from the pages' own. */
        KEYS,
        /** Saved filters. */
        FILTERS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ReviewerPreference {
        if (content.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("a preference has at most " + MAX_BYTES + " bytes");
        }
    }
}
