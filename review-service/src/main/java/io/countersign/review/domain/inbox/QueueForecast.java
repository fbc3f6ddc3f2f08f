package io.countersign.review.domain.inbox;

import io.countersign.review.domain.clock.ReviewCalendar;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the queue is, and how fast it was decided lately. Below {@value #MIN_DECISIONS} decisions within the window the pace is
 * unknown, and the review time of the calendar counts.
 *
 * @param waiting revisions that wait for a reviewer
 * @param decided verdicts of reviewers within the window
 * @param window review time
 */
public record QueueForecast(long waiting, long decided, Duration window) {

    /**
     * Decisions within the window from which on their pace is used. The standard error of a pace of n decisions is 1/√n of it:
     * a third for ten, which the margin covers, but the whole pace for one.
     */
    static final int MIN_DECISIONS = 10;

    /** Nothing is known of the pace: the promise counts. */
    public static final QueueForecast UNKNOWN = new QueueForecast(0, 0, Duration.ZERO);

    /** Reviewers pause and cases differ: the estimate is so much longer than the mean. */
    private static final int MARGIN_PERCENT = 150;
    /** A reviewer needs time for the case itself, also where nothing waits before it. */
    private static final int MIN_PROMISE_PERCENT = 25;

    private static final int MAX_PROMISES = 50;

    public QueueForecast {
        if (waiting < 0 || decided < 0 || window.isNegative()) {
            throw new IllegalArgumentException("a forecast has no negative number");
        }
    }

    /** When a revision that joins the queue now is probably decided: all that wait are decided before it. */
    public Instant expected(ReviewCalendar calendar, Instant submitted, Instant now) {
        if (decided < MIN_DECISIONS) {
            return calendar.expected(submitted, now);
        }
        var promise = calendar.promise();
        var mean = window.multipliedBy(Math.min(waiting, decided * MAX_PROMISES * 100) + 1)
                .dividedBy(decided);
        var estimate = mean.multipliedBy(MARGIN_PERCENT).dividedBy(100);
        var shortest = promise.multipliedBy(MIN_PROMISE_PERCENT).dividedBy(100);
        var longest = promise.multipliedBy(MAX_PROMISES);
        return calendar.plus(now, max(shortest, min(estimate, longest)));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
