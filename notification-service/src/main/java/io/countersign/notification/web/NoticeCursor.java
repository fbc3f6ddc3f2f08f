package io.countersign.notification.web;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.QueryFields;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Where a page of a feed begins.
 *
 * @param after the number after which to read on
 * @param limit at most so many
 */
record NoticeCursor(long after, int limit) {

    /** As the API's documents write it, and as {@link SignatureId#MAX} has it. */
    static final String MAX_NUMBER = "9007199254740991";

    private static final int MAX_PAGE_SIZE = 1_000;
    private static final int DEFAULT_PAGE_SIZE = 100;
    private static final LocalizedText BAD_CURSOR = LocalizedText.of("notification.notice-cursor.bad-cursor");
    private static final LocalizedText CURSOR_FIX = LocalizedText.of("notification.notice-cursor.cursor-fix");

    static NoticeCursor in(MultiValueMap<String, String> parameters) {
        var query = new QueryFields(parameters);
        long after = number(query.text("after"));
        int limit = query.number("limit", 1, MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE);
        query.check();
        return new NoticeCursor(after, limit);
    }

    private static long number(@Nullable String after) {
        try {
            long number = after == null ? 0 : Long.parseLong(after);
            if (number >= 0 && number <= SignatureId.MAX) {
                return number;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw QueryFields.invalid("after", BAD_CURSOR, CURSOR_FIX);
    }
}
