package io.countersign.benchmarks.stages.baseline;

import io.countersign.benchmarks.load.LoadClient.Request;
import io.countersign.benchmarks.load.LoadGenerator;
import io.countersign.benchmarks.raw.BaselineEndpoint;
import io.countersign.benchmarks.raw.TopicCeiling;
import io.countersign.benchmarks.servers.FreePorts;
import io.countersign.benchmarks.servers.ServerProcess;
import io.countersign.benchmarks.workload.ApplicationGenerator.Draft;
import io.countersign.benchmarks.workload.ApplicationGenerator.ExpectedOutcome;
import io.countersign.contracts.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A process with the baseline endpoint, which sends a copy of one of intake's records. */
public final class BaselineRun implements AutoCloseable {

    public static final String TOPIC = "baseline";
    /** Concurrent users, as many as of intake. */
    public static final int USERS = 128;

    private static final int MAX_WINDOWS = 16;

    private final BenchmarkContext context;
    private final ServerProcess process;
    private final String url;
    private final String topic;
    private final AtomicLong next = new AtomicLong();

    /** Needs a record of intake. */
    public BaselineRun(BenchmarkContext context, String suffix) {
        this.context = context;
        var topics = new TopicCeiling(context.deployment().kafka());
        this.topic = context.deployment().topic(TOPIC + suffix);
        topics.create(topic);
        int port = FreePorts.next();
        this.url = "http://127.0.0.1:" + port;
        this.process = context.deployment()
                .startOwn(
                        TOPIC + suffix,
                        BaselineEndpoint.class,
                        String.valueOf(port),
                        context.deployment().kafka(),
                        topic,
                        sample(topics).toString());
    }

    private java.nio.file.Path sample(TopicCeiling topics) {
        var file = context.deployment().settings().work().resolve("record.json");
        try {
            return Files.write(
                    file,
                    topics.sample(context.deployment().topic(Topics.APPLICATIONS), 1)
                            .getFirst()
                            .value());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Warms the JVM up, as the services are. */
    public BaselineRun warmedUp() {
        WarmUp.run(
                "baseline endpoint",
                MAX_WINDOWS,
                context.deployment(),
                List.of(),
                () -> submit(context.seconds(6)).perSecond());
        return this;
    }

    public ServerProcess process() {
        return process;
    }

    /** A request to intake, redirected to the baseline endpoint. */
    public Draft draft() {
        var request = context.applications().next().request();
        var here = new Request(request.method(), url + "/v1/applications", request.headers(), request.body());
        return new Draft(
                here.with(BaselineEndpoint.ID, String.valueOf(next.getAndIncrement())), ExpectedOutcome.APPROVED);
    }

    private Request request() {
        return draft().request();
    }

    /** The topic of its records. */
    public String topic() {
        return topic;
    }

    /** A request that is answered without work. */
    private Request claim() {
        var request = request();
        return new Request("POST", url + "/v1/cases/next/claim", request.headers(), new byte[0]);
    }

    public LoadGenerator.Result submit(Duration time) {
        return LoadGenerator.closed(USERS, time, () -> context.http().send(request()));
    }

    public LoadGenerator.Result claims(Duration time) {
        return LoadGenerator.closed(USERS, time, () -> context.http().send(claim()));
    }

    @Override
    public void close() {
        process.close();
    }
}
