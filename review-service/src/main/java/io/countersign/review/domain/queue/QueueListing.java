package io.countersign.review.domain.queue;

import org.jspecify.annotations.Nullable;

/**
 * Which open cases are listed, claimed or not, and in which order.
 *
 * @param account of that account alone; null for every account
 */
public record QueueListing(ClaimFilter filter, @Nullable String account, QueueOrder order) {

    public static QueueListing all(QueueOrder order) {
        return new QueueListing(ClaimFilter.any(), null, order);
    }

    /**
     * Where a page of a listing begins. Many cases may share a time, so that a time alone is no place.
     *
     * @param key of the last case of the page before: its position, or its time in milliseconds
     * @param skipped how many cases with this key are on pages before
     */
    public record Mark(String key, int skipped) {

        private static final int MAX_LENGTH = 80;
        private static final int MAX_SKIPPED = 100_000;

        public Mark {
            if (skipped < 0 || skipped > MAX_SKIPPED) {
                throw new IllegalArgumentException("skipped must be between 0 and " + MAX_SKIPPED);
            }
        }

        /** @throws IllegalArgumentException unless it is the text of a mark */
        public static Mark of(String text) {
            int end = text.lastIndexOf('~');
            if (text.length() > MAX_LENGTH || end < 1 || !text.substring(0, end).matches("[0-9][0-9-]*")) {
                throw new IllegalArgumentException("mark");
            }
            return new Mark(text.substring(0, end), Integer.parseInt(text.substring(end + 1)));
        }

        public String text() {
            return key + "~" + skipped;
        }
    }
}
