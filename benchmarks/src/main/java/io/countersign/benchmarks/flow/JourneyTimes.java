package io.countersign.benchmarks.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Times of applications from the 202 to the notice, in microseconds. A notice may be read before the answer to its
 * application.
 */
public final class JourneyTimes {

    private static final long MAX_MICROS = 600_000_000;

    private final Map<Long, Departure> departed = new ConcurrentHashMap<>();
    private final Map<Long, Long> arrivedFirst = new ConcurrentHashMap<>();
    private final AtomicLong arrived = new AtomicLong();
    private volatile Histograms histograms = new Histograms();

    /**
     * @param due the scheduled time of the request
     * @param accepted the time at which its 202 was read
     * @param automatic whether no reviewer decides it
     */
    public record Departure(long due, long accepted, boolean automatic) {}

    /**
     * @param fromAnswer 202 to notice
     * @param fromDue from the scheduled time of the request to the notice
     * @param automatic as {@code fromAnswer}, without the applications that a reviewer decides
     * @param automaticFromDue as {@code fromDue}, without the applications that a reviewer decides
     */
    public record Histograms(Histogram fromAnswer, Histogram fromDue, Histogram automatic, Histogram automaticFromDue) {

        Histograms() {
            this(histogram(), histogram(), histogram(), histogram());
        }

        private static Histogram histogram() {
            return new ConcurrentHistogram(MAX_MICROS, 3);
        }
    }

    public void accepted(long id, Departure departure) {
        var arrival = arrivedFirst.remove(id);
        if (arrival != null) {
            record(departure, arrival);
            return;
        }
        departed.put(id, departure);
        var meanwhile = arrivedFirst.remove(id);
        if (meanwhile != null && departed.remove(id) != null) {
            record(departure, meanwhile);
        }
    }

    public void noticed(long id, long now) {
        var departure = departed.remove(id);
        if (departure != null) {
            record(departure, now);
            return;
        }
        arrivedFirst.put(id, now);
        var meanwhile = departed.remove(id);
        if (meanwhile != null && arrivedFirst.remove(id) != null) {
            record(meanwhile, now);
        }
    }

    private void record(Departure departure, long arrival) {
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
        return Math.clamp(nanos / 1_000, 0, MAX_MICROS);
    }

    public long arrived() {
        return arrived.get();
    }

    /** Applications accepted and not yet arrived. */
    public int inFlight() {
        return departed.size();
    }

    /** The times since the last call. */
    public Histograms take() {
        var taken = histograms;
        histograms = new Histograms();
        return taken;
    }
}
