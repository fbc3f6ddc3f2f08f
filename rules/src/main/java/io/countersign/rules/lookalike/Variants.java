package io.countersign.rules.lookalike;

/**
 * The index entries of a folded name: the name itself and, unless it is too short or too long for edits, the name without each of
 * its characters. Two names at a distance of one have a variant in common.
 */
final class Variants {

    private static final long PRIME = 0x100000001B3L;
    private static final long OFFSET = 0xCBF29CE484222325L;

    private Variants() {}

    /** The hashes of all variants. */
    static long[] of(String folded) {
        if (folded.length() < LookAlikes.MIN_LENGTH_FOR_EDITS || folded.length() > LookAlikes.MAX_LENGTH_FOR_EDITS) {
            return new long[] {hash(folded, -1)};
        }
        var hashes = new long[folded.length() + 1];
        for (int left = 0; left < folded.length(); left++) {
            hashes[left] = hash(folded, left);
        }
        hashes[folded.length()] = hash(folded, -1);
        return hashes;
    }

    /** The hash of the name itself. */
    static long whole(String folded) {
        return hash(folded, -1);
    }

    static long ofSignature(long signature) {
        return mixed(signature ^ 0x9E3779B97F4A7C15L);
    }

    private static long hash(String text, int without) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            if (i != without) {
                hash = (hash ^ text.charAt(i)) * PRIME;
            }
        }
        return mixed(hash);
    }

    private static long mixed(long hash) {
        long h = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }
}
