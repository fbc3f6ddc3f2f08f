package io.countersign.failures;

import java.time.Duration;

/**
 * Whether the wait of others under an attack is within a multiple of a quiet one.
 *
 * @param ratio the multiple
 */
record WaitRatioLimit(double ratio) {

    /**
     * Where other processes keep the processors busy, a shorter percentile is mostly the scheduling of the machine.
     */
    static final Duration MIN_COMPARED_WHERE_BUSY = Duration.ofSeconds(1);

    /** What a shorter quiet percentile counts as. */
    static Duration least(double foreignShare) {
        return ForeignLoad.isBusy(foreignShare) ? MIN_COMPARED_WHERE_BUSY : Duration.ZERO;
    }

    boolean admits(PairedWindows.Comparison comparison, double foreignShare) {
        return comparison.ratio(least(foreignShare)) <= ratio;
    }
}
