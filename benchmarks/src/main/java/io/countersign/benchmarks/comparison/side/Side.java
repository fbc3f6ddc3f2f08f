package io.countersign.benchmarks.comparison.side;

import io.countersign.benchmarks.flow.PipelineLoad;
import io.countersign.benchmarks.flow.ReviewRequests;
import io.countersign.benchmarks.flow.SimulatedReviewers;
import io.countersign.benchmarks.load.LoadClient;
import io.countersign.benchmarks.raw.SignatureCollections;
import io.countersign.benchmarks.servers.BenchmarkIssuer;
import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.DeploymentSettings;
import io.countersign.benchmarks.servers.MeasuredService;
import io.countersign.benchmarks.servers.SourceTree;
import io.countersign.benchmarks.workload.AccountRegistration;
import io.countersign.benchmarks.workload.ApplicationGenerator;
import io.countersign.benchmarks.workload.BenchmarkAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One of the two source trees of a comparison with its processes. All of its processes are stopped by SIGSTOP while the
 * other side is measured.
 */
public final class Side implements AutoCloseable {

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(2);
    /** Enough applications for every partition and every route. */
    private static final int SETTLE_RATE = 30;

    private static final Duration SETTLE_TIME = Duration.ofSeconds(3);
    /** A store in memory would be full before its JVM is warm. */
    private static final int MAX_KEPT_SIGNATURES = 20_000;

    private final String label;
    private final Deployment deployment;
    private final LoadClient client = new LoadClient();
    private final ApplicationGenerator applications;
    private final List<ReviewRequests> reviewers = new ArrayList<>();
    private double saturatedRate;
    private int openCases;
    private int listed;

    /**
     * Starts broker, store and all services, and registers the accounts. A service is not ready before the others have made
     * their topics, so those that are not measured are stopped afterwards.
     */
    public Side(
            SourceTree tree,
            DeploymentSettings settings,
            BenchmarkIssuer issuer,
            int accounts,
            Set<MeasuredService> measured) {
        this.label = tree.label();
        this.deployment = new Deployment(tree, settings, issuer);
        deployment.start(MeasuredService.values());
        deployment.stop(Stream.of(MeasuredService.values())
                .filter(service -> !measured.contains(service))
                .toArray(MeasuredService[]::new));
        this.applications = new ApplicationGenerator(deployment, new BenchmarkAccounts(accounts));
        AccountRegistration.register(applications, client);
    }

    public String label() {
        return label;
    }

    public Deployment deployment() {
        return deployment;
    }

    public LoadClient client() {
        return client;
    }

    public ApplicationGenerator applications() {
        return applications;
    }

    /** Applications per second, of the last saturated window. */
    public double saturatedRate() {
        return saturatedRate;
    }

    public void saturatedRate(double perSecond) {
        saturatedRate = perSecond;
    }

    /** Cases that wait for a reviewer; no reviewer decides one while there are any. */
    public int openCases() {
        return openCases;
    }

    public void addOpenCases(int more) {
        openCases += more;
    }

    /** Signatures of the first platform. */
    public int listed() {
        return listed;
    }

    public void addListed(int more) {
        listed += more;
    }

    /** The requests of one of a few reviewers who claim by hand. */
    public synchronized ReviewRequests reviewer(int number) {
        while (reviewers.size() <= number) {
            reviewers.add(ReviewRequests.of(deployment, "claimer-" + reviewers.size()));
        }
        return reviewers.get(number);
    }

    public void pause() {
        deployment.pause();
    }

    public void resume() {
        deployment.resume();
    }

    /**
     * Runs work under load from submission to notice with reviewers, after the consumers have taken up their partitions
     * again. Nothing is on its way when this returns.
     */
    public <T> T withPipeline(Function<PipelineLoad, T> work) {
        try (var pipeline =
                        new PipelineLoad(client, applications::next, deployment.kafka(), deployment.noticesTopic());
                var _ = new SimulatedReviewers(deployment, client)) {
            pipeline.pace(SETTLE_RATE, SETTLE_TIME);
            requireDrained(pipeline, SETTLE_TIMEOUT);
            var result = work.apply(pipeline);
            requireDrained(pipeline, DRAIN_TIMEOUT);
            return result;
        }
    }

    /** Removes what earlier windows have left in a store in memory. */
    public void removeOldDocuments() {
        if (deployment.settings().mongodb() == null && !deployment.settings().durable()) {
            SignatureCollections.keepNewest(deployment.mongodb(), deployment.prefix(), MAX_KEPT_SIGNATURES);
        }
    }

    private void requireDrained(PipelineLoad pipeline, Duration timeout) {
        if (!pipeline.drain(timeout)) {
            throw new IllegalStateException(
                    label + ": " + pipeline.inFlight() + " applications without a notice after " + timeout);
        }
    }

    @Override
    public void close() {
        client.close();
        deployment.close();
    }
}
