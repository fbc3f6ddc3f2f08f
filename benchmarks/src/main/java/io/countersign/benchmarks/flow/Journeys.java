package io.countersign.benchmarks.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Applications on their way from the 202 to the notice. A notice may be read before the answer that it belongs to.
 * Histograms are in microseconds.
 */
public final class Journeys {

    private static final long LONGEST = 600_000_000;

    private final Map<Long, Departure> departed = new ConcurrentHashMap<>();
    private final Map<Long, Long> arrivedFirst = new ConcurrentHashMap<>();
    private final AtomicLong arrived = new AtomicLong();
    private volatile Histograms histograms = new Histograms();

    /**
     * @param due when the request was to be sent
     * @param accepted when its 202 was read
     * @param automatic whether no reviewer is in its way
     */
    public record Departure(long due, long accepted, boolean automatic) {}

    /**
     * @param fromAnswer 202 to notice
     * @param fromDue from when the request was due to the notice
     * @param automatic as {@code fromAnswer}, without those that a reviewer decided
     * @param automaticFromDue as {@code fromDue}, without those that a reviewer decided
     */
    public record Histograms(Histogram fromAnswer, Histogram fromDue, Histogram automatic, Histogram automaticFromDue) {

        Histograms() {
            this(histogram(), histogram(), histogram(), histogram());
        }

        private static Histogram histogram() {
            return new ConcurrentHistogram(LONGEST, 3);
        }
    }

    public void accepted(long id, Departure departure) {
        var arrival = arrivedFirst.remove(id);
        if (arrival != null) {
            note(departure, arrival);
            return;
        }
        departed.put(id, departure);
        var meanwhile = arrivedFirst.remove(id);
        if (meanwhile != null && departed.remove(id) != null) {
            note(departure, meanwhile);
        }
    }

    public void noticed(long id, long now) {
        var departure = departed.remove(id);
        if (departure != null) {
            note(departure, now);
            return;
        }
        arrivedFirst.put(id, now);
        var meanwhile = departed.remove(id);
        if (meanwhile != null && arrivedFirst.remove(id) != null) {
            note(meanwhile, now);
        }
    }

    private void note(Departure departure, long arrival) {
        var into = histograms;
        long sinceAnswer = micros(arrival - departure.accepted());
        into.fromAnswer().recordValue(sinceAnswer);
        long sinceDue = micros(arrival - departure.due());
        into.fromDue().recordValue(sinceDue);
        if (departure.automatic()) {
            into.automatic().recordValue(sinceAnswer);
            into.automaticFromDue().recordValue(sinceDue);
        }
        arrived.incrementAndGet();
    }

    private static long micros(long nanos) {
        return Math.clamp(nanos / 1_000, 0, LONGEST);
    }

    public long arrived() {
        return arrived.get();
    }

    /** Accepted and not yet noticed. */
    public int underway() {
        return departed.size();
    }

    /** What was measured since the last call. */
    public Histograms take() {
        var taken = histograms;
        histograms = new Histograms();
        return taken;
    }
}
