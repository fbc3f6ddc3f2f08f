package io.countersign.review.domain.reviewer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a reviewer has typed for a case and not sent, readable by that reviewer alone.
 *
 * @param content as the page wrote it; at most {@link #MAX_BYTES} in UTF-8
 * @param expires after which it is gone
 */
public record Draft(String reviewer, String signature, String content, Instant expires) {

    /** Twenty reasons with a text each and a note, each text of 500 characters of four bytes. */
    public static final int MAX_BYTES = 48 * 1024;

    public Draft {
        if (content.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("a draft has at most " + MAX_BYTES + " bytes");
        }
    }
}
