package io.countersign.operations.feed;

import org.jspecify.annotations.Nullable;

/**
 * A line that was sent.
 *
 * @param signature the id that it got; none if it was refused at the door
 * @param result what became of it so far
 */
record Fed(Line line, @Nullable String signature, @Nullable Result result) {

    Fed became(Result known) {
        return new Fed(line, signature, known);
    }

    boolean isOpen() {
        return result == null;
    }
}
