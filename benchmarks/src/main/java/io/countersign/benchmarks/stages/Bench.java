package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.Pipeline;
import io.countersign.benchmarks.load.Http;
import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.work.Applications;
import io.countersign.contracts.Topics;
import java.time.Duration;

/**
 * What the stages of one run share.
 *
 * @param pace a factor on every measured time
 */
public record Bench(Deployment deployment, Applications applications, Http http, double pace) {

    public Duration seconds(double atFullLength) {
        return Duration.ofMillis(Math.max(1_000, Math.round(atFullLength * pace * 1_000)));
    }

    /** All services, from submission to notice. */
    Pipeline pipeline() {
        return new Pipeline(http, applications::next, deployment.kafka(), deployment.topic(Topics.NOTICES));
    }
}
