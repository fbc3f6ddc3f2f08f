package io.countersign.review.domain.quality;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryEntry;

/**
 * Which decided revisions are reviewed a second time: a share of them that follows from id, revision and seed, so that a repeated event
 * draws the same.
 *
 * @param permille of the decided revisions
 * @param seed a text that no reviewer knows
 */
public record SampleDraw(int permille, String seed) {

    public static final int MAX_PERMILLE = 50;

    private static final int HEX = 16;
    private static final int DIGITS = 12;

    public SampleDraw {
        if (permille < 0 || permille > MAX_PERMILLE) {
            throw new IllegalArgumentException(
                    "0 to " + MAX_PERMILLE + " of 1,000 decided revisions are reviewed again");
        }
    }

    public boolean draws(SignatureId signature, int revision) {
        return number("draw", signature, revision, 0) % 1_000 < permille;
    }

    /** The id under which a review may be shown, for each attempt another one near the source's. */
    public SignatureId idFor(SignatureId source, int revision, int attempt) {
        long number = number("id", source, revision, attempt);
        long blocks = (source.value() - 1) / SignatureId.BLOCK + 1;
        int free = SignatureId.BLOCK - SignatureId.ALLOCATED_OF_BLOCK;
        long block = number / free % blocks;
        return new SignatureId(block * SignatureId.BLOCK + SignatureId.ALLOCATED_OF_BLOCK + number % free + 1);
    }

    private long number(String use, SignatureId signature, int revision, int attempt) {
        var digest =
                HistoryEntry.digest(use, seed, signature.text(), Integer.toString(revision), Integer.toString(attempt));
        return Long.parseLong(digest.substring(0, DIGITS), HEX);
    }
}
