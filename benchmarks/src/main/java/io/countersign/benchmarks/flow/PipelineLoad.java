package io.countersign.benchmarks.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.benchmarks.flow.JourneyTimes.Departure;
import io.countersign.benchmarks.load.LoadClient;
import io.countersign.benchmarks.load.LoadClient.Reply;
import io.countersign.benchmarks.load.LoadGenerator;
import io.countersign.benchmarks.workload.ApplicationGenerator.Draft;
import io.countersign.benchmarks.workload.ApplicationGenerator.ExpectedOutcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/** Load on the services, or on the baseline relays: submits applications and reads their notices from the last topic. */
public final class PipelineLoad implements AutoCloseable {

    /** Applications in flight while the rate is measured. It bounds the consumers' lag. */
    public static final int MAX_IN_FLIGHT = 2_000;

    private static final int USERS = 128;
    private static final Duration RETRY_DELAY = Duration.ofMillis(20);
    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");
    private static final String BY_REVIEWER = "\"route\":\"human\"";

    /** Reviewers decide three of ten applications; within a short window more of them may arrive. */
    private static final double MAX_REVIEWED = 0.5;

    private static final int MIN_COMPARED = 1_000;

    private final Supplier<Draft> drafts;
    private final LoadClient http;
    private final JourneyTimes journeys = new JourneyTimes();
    private final OutcomeReader arrivals;
    private final AtomicLong reviewed = new AtomicLong();

    /**
     * @param drafts the applications to submit
     * @param end the topic in which each application ends
     */
    public PipelineLoad(LoadClient http, Supplier<Draft> drafts, String kafka, String end) {
        this.drafts = drafts;
        this.http = http;
        this.arrivals = new OutcomeReader(kafka, end, this::arrived);
    }

    /** Applications that arrived in the last topic during a window. */
    public record Rate(double perSecond, long arrived, long failed) {}

    /**
     * The times of an open loop.
     *
     * @param missing applications accepted but not arrived after half a minute; the times exclude them
     */
    public record Latency(LoadGenerator.Result answers, JourneyTimes.Histograms journeys, int missing) {}

    /** Records without a subject were sent to make a partition ready. */
    private void arrived(ConsumerRecord<String, byte[]> notice) {
        var subject = notice.headers().lastHeader("ce_subject");
        if (subject != null) {
            journeys.noticed(Long.parseLong(new String(subject.value(), US_ASCII)), System.nanoTime());
            if (new String(notice.value(), UTF_8).contains(BY_REVIEWER)) {
                reviewed.incrementAndGet();
            }
        }
    }

    /**
     * Keeps as many applications in flight as allowed.
     *
     * @throws IllegalStateException if the rules referred so many to reviewers that another workload was measured
     */
    public Rate saturate(Duration time) {
        long before = journeys.arrived();
        long reviewedBefore = reviewed.get();
        var result = LoadGenerator.closed(USERS, time, this::submitIfAllowed);
        long arrived = journeys.arrived() - before;
        requireMix(reviewed.get() - reviewedBefore, arrived);
        return new Rate(arrived / result.seconds(), arrived, result.failed());
    }

    static void requireMix(long reviewed, long arrived) {
        if (arrived >= MIN_COMPARED && reviewed > MAX_REVIEWED * arrived) {
            throw new IllegalStateException("Reviewers decided " + reviewed + " of " + arrived
                    + " applications: the rules no longer decide the workload as intended");
        }
    }

    /** A submission, or a short delay while the maximum is in flight. */
    private Mono<Reply> submitIfAllowed() {
        return journeys.inFlight() < MAX_IN_FLIGHT
                ? submit(System.nanoTime())
                : Mono.delay(RETRY_DELAY).then(Mono.empty());
    }

    /** Submits at a fixed rate. */
    public Latency pace(double perSecond, Duration time) {
        journeys.take();
        long start = System.nanoTime();
        var sent = new AtomicLong();
        var answers = LoadGenerator.open(perSecond, time, () -> {
            long due = start + (long) (sent.getAndIncrement() * 1e9 / perSecond);
            return submit(due);
        });
        drain(Duration.ofSeconds(30));
        int missing = inFlight();
        return new Latency(answers, journeys.take(), missing);
    }

    private Mono<Reply> submit(long due) {
        var draft = drafts.get();
        boolean automatic = draft.expectedOutcome() != ExpectedOutcome.REVIEWED;
        return http.send(draft.request()).doOnNext(reply -> accepted(reply, due, automatic));
    }

    private void accepted(Reply reply, long due, boolean automatic) {
        var id = ID.matcher(new String(reply.body(), US_ASCII));
        if (reply.isSuccess() && id.find()) {
            journeys.accepted(Long.parseLong(id.group(1)), new Departure(due, System.nanoTime(), automatic));
        }
    }

    /** Waits until all have arrived. Returns whether they have. */
    public boolean drain(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        while (journeys.inFlight() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        return journeys.inFlight() == 0;
    }

    /** Applications accepted and not yet arrived. */
    public int inFlight() {
        return journeys.inFlight();
    }

    @Override
    public void close() {
        arrivals.close();
    }
}
