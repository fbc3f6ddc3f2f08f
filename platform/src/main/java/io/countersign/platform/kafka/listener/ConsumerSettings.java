package io.countersign.platform.kafka.listener;

/** The settings that a listener may give beside those of Kafka. */
public final class ConsumerSettings {

    /** The least time from one batch to the next, in milliseconds. */
    public static final String ACCUMULATION_MS = "countersign.accumulation.ms";

    /** The time for which every batch accumulates records, in milliseconds; also after a quiet time. */
    public static final String FIXED_ACCUMULATION_MS = "countersign.fixed.accumulation.ms";

    /** Topics whose records wait for those of the others, comma-separated. */
    public static final String DEFERRED_TOPICS = "countersign.deferred.topics";

    /** For how long at most, in milliseconds. */
    public static final String DEFERRAL_MS = "countersign.deferral.ms";

    private ConsumerSettings() {}
}
