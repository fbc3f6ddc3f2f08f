package io.countersign.review.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of one case as auditors see it.
 *
 * @param name of the newest content that is kept; null where none is
 * @param entries a part of them, the newest first
 * @param older the number of the newest entry of the part that follows; null for the last part
 */
record AuditScreen(
        String id,
        @Nullable String name,
        String account,
        long count,
        Check check,
        List<Entry> entries,
        List<View> views,
        List<Head> heads,
        @Nullable Long older) {

    /**
     * @param tone ok, warn or bad
     * @param entry the first entry that is concerned; null for none
     */
    record Check(String tone, String text, @Nullable Long entry) {}

    /** @param at in full, with the zone */
    record Entry(
            long number,
            String at,
            String actor,
            String action,
            @Nullable Integer revision,
            String from,
            String to,
            @Nullable String detail,
            String hash,
            boolean anchored) {}

    /** How often one person had one certificate shown. */
    record View(String reviewer, String sha256, long times, String last) {}

    /** @param entry whose hash it is; null if no entry has it */
    record Head(String event, String hash, @Nullable Long entry) {}
}
