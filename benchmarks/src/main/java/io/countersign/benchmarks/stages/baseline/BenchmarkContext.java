package io.countersign.benchmarks.stages.baseline;

import io.countersign.benchmarks.flow.PipelineLoad;
import io.countersign.benchmarks.load.LoadClient;
import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.workload.ApplicationGenerator;
import java.time.Duration;

/**
 * The servers, the load and the time scale of a run.
 *
 * @param pace a factor of every measured time
 */
public record BenchmarkContext(Deployment deployment, ApplicationGenerator applications, LoadClient http, double pace) {

    public Duration seconds(double atFullLength) {
        return Duration.ofMillis(Math.max(1_000, Math.round(atFullLength * pace * 1_000)));
    }

    /** Load on all services, from submission to notice. */
    public PipelineLoad pipeline() {
        return new PipelineLoad(http, applications::next, deployment.kafka(), deployment.noticesTopic());
    }
}
