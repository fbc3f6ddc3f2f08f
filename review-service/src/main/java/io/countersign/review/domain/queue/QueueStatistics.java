package io.countersign.review.domain.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the queue at one moment.
 *
 * @param depth revisions that wait for a reviewer, claimed ones included
 * @param overdue those of them whose due time has passed
 * @param oldest submission time of the revision that has waited longest; null if the queue is empty
 */
public record QueueStatistics(
        long depth, long overdue, @Nullable Instant oldest) {}
