package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A signature's number, 1 to 2^53 - 1, so that every JSON reader holds it exactly; decimal text in REST, events and
 * document ids, a number in the Tencent-compatible API.
 */
public record SignatureId(long value) implements Comparable<SignatureId> {

    public static final long MAX = (1L << 53) - 1;

    private static final int MAX_DIGITS = 16;

    /** Ids are reserved in blocks of so many. */
    public static final int BLOCK = 1_000;

    /** Intake gives away so many of each block; the others are of cases for quality assurance, which are no signatures. */
    public static final int ALLOCATED_OF_BLOCK = 900;

    public SignatureId {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("a signature id is 1 to 2^53 - 1, not " + value);
        }
    }

    /** A signature's revisions count from 1. */
    public static void requireRevision(int revision) {
        if (revision < 1) {
            throw new IllegalArgumentException("a revision is 1 or more, not " + revision);
        }
    }

    /** The questions about a revision count from 1. */
    public static void requireQuestion(int question) {
        if (question < 1) {
            throw new IllegalArgumentException("a question is 1 or more, not " + question);
        }
    }

    /** @throws IllegalArgumentException if {@code text} is not the decimal text of a signature id */
    @JsonCreator
    public static SignatureId of(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || text.charAt(0) == '0' || !isOfDigits(text)) {
            throw new IllegalArgumentException("not a signature id");
        }
        return new SignatureId(Long.parseLong(text));
    }

    private static boolean isOfDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether it is of a case for quality assurance; intake never allocates it. */
    public boolean isForQuality() {
        return (value - 1) % BLOCK >= ALLOCATED_OF_BLOCK;
    }

    @JsonValue
    public String text() {
        return Long.toString(value);
    }

    @Override
    public int compareTo(SignatureId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return text();
    }
}
