package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.load.Http.Request;
import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.raw.BareEndpoint;
import io.countersign.benchmarks.raw.RawTopics;
import io.countersign.benchmarks.servers.JavaProcess;
import io.countersign.benchmarks.work.Applications.Draft;
import io.countersign.benchmarks.work.Applications.Fate;
import io.countersign.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The bare endpoint as a process, given a record that intake made of the same requests. */
public final class BareRun implements AutoCloseable {

    static final String TOPIC = "bare";
    /** As many send at once as to intake. */
    static final int USERS = 128;

    private static final int MOST_WINDOWS = 16;

    private final Bench bench;
    private final JavaProcess process;
    private final String url;
    private final String topic;
    private final AtomicLong next = new AtomicLong();

    /** Intake has to have taken something before. */
    public BareRun(Bench bench, String suffix) {
        this.bench = bench;
        var topics = new RawTopics(bench.deployment().kafka());
        this.topic = bench.deployment().topic(TOPIC + suffix);
        topics.create(topic);
        int port = freePort();
        this.url = "http://127.0.0.1:" + port;
        this.process = bench.deployment()
                .ours(
                        TOPIC + suffix,
                        BareEndpoint.class,
                        String.valueOf(port),
                        bench.deployment().kafka(),
                        topic,
                        sample(topics).toString());
    }

    private java.nio.file.Path sample(RawTopics topics) {
        var file = bench.deployment().settings().work().resolve("record.json");
        try {
            return Files.write(
                    file,
                    topics.sample(bench.deployment().topic(Topics.APPLICATIONS), 1)
                            .getFirst()
                            .value());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Until its JVM does what it can; for the figures that stand beside services that have run for a while. */
    BareRun warmedUp() {
        WarmUp.run(
                "bare endpoint",
                MOST_WINDOWS,
                bench.deployment(),
                List.of(),
                () -> submit(bench.seconds(6)).perSecond());
        return this;
    }

    JavaProcess process() {
        return process;
    }

    /** What intake would be sent, sent to the bare endpoint. */
    Draft draft() {
        var request = bench.applications().next().request();
        var here = new Request(request.method(), url + "/v1/applications", request.headers(), request.body());
        return new Draft(here.with(BareEndpoint.ID, String.valueOf(next.getAndIncrement())), Fate.APPROVED);
    }

    private Request request() {
        return draft().request();
    }

    /** Where its records go. */
    String topic() {
        return topic;
    }

    /** An answer without any work behind it. */
    private Request claim() {
        var request = request();
        return new Request("POST", url + "/v1/cases/next/claim", request.headers(), new byte[0]);
    }

    Load.Result submit(Duration time) {
        return Load.closed(USERS, time, () -> bench.http().send(request()));
    }

    Load.Result claims(Duration time) {
        return Load.closed(USERS, time, () -> bench.http().send(claim()));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
