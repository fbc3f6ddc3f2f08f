package io.countersign.operations.feed;

import org.jspecify.annotations.Nullable;

/**
 * A line that was sent.
 *
 * @param signature the id that it got; null if intake refused it
 * @param result what became of it so far
 */
record SubmittedLine(
        ApplicationLine line,
        @Nullable String signature,
        @Nullable ApplicationResult result) {

    SubmittedLine became(ApplicationResult known) {
        return new SubmittedLine(line, signature, known);
    }

    boolean isOpen() {
        return result == null;
    }
}
