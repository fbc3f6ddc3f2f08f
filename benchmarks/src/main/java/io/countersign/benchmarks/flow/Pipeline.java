package io.countersign.benchmarks.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countersign.benchmarks.flow.Journeys.Departure;
import io.countersign.benchmarks.load.Http;
import io.countersign.benchmarks.load.Http.Reply;
import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.work.Applications.Draft;
import io.countersign.benchmarks.work.Applications.Fate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/** Services, or bare relays, under load as seen from outside: applications go in, and come out of the last topic. */
public final class Pipeline implements AutoCloseable {

    /** How many applications are on their way at most while the rate is measured: lag can't grow beyond. */
    public static final int WINDOW = 2_000;

    private static final int USERS = 128;
    private static final Duration REST = Duration.ofMillis(20);
    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");

    private final Supplier<Draft> drafts;
    private final Http http;
    private final Journeys journeys = new Journeys();
    private final Arrivals arrivals;

    /**
     * @param drafts what goes in
     * @param end the topic in which it comes out
     */
    public Pipeline(Http http, Supplier<Draft> drafts, String kafka, String end) {
        this.drafts = drafts;
        this.http = http;
        this.arrivals = new Arrivals(kafka, end, this::arrived);
    }

    /** What came out during a while. */
    public record Rate(double perSecond, long arrived, long failed) {}

    /**
     * What an open loop met.
     *
     * @param missing accepted, and not out after half a minute: the times are without them
     */
    public record Latency(Load.Result answers, Journeys.Histograms journeys, int missing) {}

    /** A record without a subject only made a partition ready. */
    private void arrived(ConsumerRecord<String, byte[]> notice) {
        var subject = notice.headers().lastHeader("ce_subject");
        if (subject != null) {
            journeys.noticed(Long.parseLong(new String(subject.value(), US_ASCII)), System.nanoTime());
        }
    }

    /** As much as goes through with a full window. */
    public Rate saturate(Duration time) {
        long before = journeys.arrived();
        var result = Load.closed(USERS, time, this::departing);
        long arrived = journeys.arrived() - before;
        return new Rate(arrived / result.seconds(), arrived, result.failed());
    }

    /** One if there is room in the window, else a short rest. */
    private Mono<Reply> departing() {
        return journeys.underway() < WINDOW
                ? submit(System.nanoTime())
                : Mono.delay(REST).then(Mono.empty());
    }

    /** At a fixed rate. */
    public Latency pace(double perSecond, Duration time) {
        journeys.take();
        long start = System.nanoTime();
        var sent = new AtomicLong();
        var answers = Load.open(perSecond, time, () -> {
            long due = start + (long) (sent.getAndIncrement() * 1e9 / perSecond);
            return submit(due);
        });
        drain(Duration.ofSeconds(30));
        int missing = underway();
        return new Latency(answers, journeys.take(), missing);
    }

    private Mono<Reply> submit(long due) {
        var draft = drafts.get();
        boolean automatic = draft.fate() != Fate.REVIEWED;
        return http.send(draft.request()).doOnNext(reply -> accepted(reply, due, automatic));
    }

    private void accepted(Reply reply, long due, boolean automatic) {
        var id = ID.matcher(new String(reply.body(), US_ASCII));
        if (reply.isSuccess() && id.find()) {
            journeys.accepted(Long.parseLong(id.group(1)), new Departure(due, System.nanoTime(), automatic));
        }
    }

    /** Until all have arrived; false if time ran out. */
    public boolean drain(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (journeys.underway() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        return journeys.underway() == 0;
    }

    /** Accepted and not yet out. */
    public int underway() {
        return journeys.underway();
    }

    @Override
    public void close() {
        arrivals.close();
    }
}
