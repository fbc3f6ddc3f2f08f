package io.countersign.benchmarks;

import io.countersign.benchmarks.load.LoadClient;
import io.countersign.benchmarks.micro.RuleBenchmarks;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.ResultReport;
import io.countersign.benchmarks.servers.BenchmarkIssuer;
import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.MeasuredService;
import io.countersign.benchmarks.servers.SourceTree;
import io.countersign.benchmarks.stages.AuthStage;
import io.countersign.benchmarks.stages.FootprintStage;
import io.countersign.benchmarks.stages.GrowthStage;
import io.countersign.benchmarks.stages.IntakeStage;
import io.countersign.benchmarks.stages.LagStage;
import io.countersign.benchmarks.stages.LatencyStage;
import io.countersign.benchmarks.stages.PipelineStage;
import io.countersign.benchmarks.stages.baseline.BenchmarkContext;
import io.countersign.benchmarks.workload.AccountRegistration;
import io.countersign.benchmarks.workload.ApplicationGenerator;
import io.countersign.benchmarks.workload.BenchmarkAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Measures the working tree against the ceilings of the machine, prints a table and writes Markdown and JSON. */
final class CeilingRun {

    /** Added to the intended time before the run is ended. */
    private static final Duration MAX_OVERTIME = Duration.ofMinutes(40);

    private final CeilingSettings settings;
    private final ResultReport report;
    private boolean failed;

    private CeilingRun(CeilingSettings settings) {
        this.settings = settings;
        this.report = new ResultReport(
                MachineDescription.describe(), settings.deployment().storeMode());
    }

    /** Returns whether every stage succeeded. */
    static boolean run(CeilingSettings settings) {
        var run = new CeilingRun(settings);
        run.endInTime();
        run.measure();
        IO.println(run.report.markdown());
        IO.println("written to " + settings.out());
        return !run.failed;
    }

    private void measure() {
        stage(Stage.RULES, () -> RuleBenchmarks.run((int) Math.max(3, Math.round(5 * settings.pace()))));
        onFreshServers(EnumSet.of(Stage.INTAKE, Stage.AUTH), context -> {
            stage(Stage.INTAKE, () -> IntakeStage.run(context));
            stage(Stage.AUTH, () -> AuthStage.run(context));
        });
        onFreshServers(
                EnumSet.of(Stage.PIPELINE, Stage.LATENCY, Stage.LAG, Stage.GROWTH, Stage.FOOTPRINT),
                this::measurePipeline);
    }

    /** The other stages need the sustained rate. */
    private void measurePipeline(BenchmarkContext context) {
        var pipeline = new AtomicReference<PipelineStage.Outcome>();
        stage(Stage.PIPELINE, true, () -> {
            pipeline.set(PipelineStage.run(context));
            return pipeline.get().figures();
        });
        if (pipeline.get() == null) {
            return;
        }
        double sustained = pipeline.get().sustained();
        stage(Stage.LATENCY, () -> LatencyStage.run(context, sustained));
        stage(Stage.LAG, () -> LagStage.run(context, sustained));
        stage(Stage.FOOTPRINT, () -> FootprintStage.run(context));
        stage(Stage.GROWTH, () -> GrowthStage.run(context, sustained, settings.signatures()));
    }

    /** Each group of stages has servers of its own, without the data of the other group. */
    private void onFreshServers(Set<Stage> stages, Consumer<BenchmarkContext> measure) {
        if (stages.stream().noneMatch(settings.stages()::contains)) {
            return;
        }
        try {
            var work = Files.createTempDirectory("countersign-benchmarks");
            var tree = SourceTree.working();
            tree.build();
            try (var issuer = new BenchmarkIssuer(work);
                    var deployment = new Deployment(tree, settings.deployment().withWork(work), issuer);
                    var client = new LoadClient()) {
                say("starting the services");
                deployment.start(MeasuredService.values());
                var applications = new ApplicationGenerator(deployment, new BenchmarkAccounts(settings.accounts()));
                say("registering the accounts");
                AccountRegistration.register(applications, client);
                measure.accept(new BenchmarkContext(deployment, applications, client, settings.pace()));
            }
            WorkDirectories.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stage(Stage stage, Supplier<List<Figure>> work) {
        stage(stage, settings.stages().contains(stage), work);
    }

    /** A stage that fails is reported, and the others continue. */
    private void stage(Stage stage, boolean wanted, Supplier<List<Figure>> work) {
        if (!wanted) {
            return;
        }
        say("measuring " + stage);
        long start = System.nanoTime();
        try {
            var figures = work.get();
            figures.forEach(figure -> IO.println("  " + figure.line()));
            report.add(figures);
            report.write(settings.out());
        } catch (RuntimeException e) {
            failed = true;
            say(stage + " failed: " + e);
        }
        say("%s took %.0f s".formatted(stage, (System.nanoTime() - start) / 1e9));
    }

    /** Ends a run that a slow machine would draw out. */
    private void endInTime() {
        var max = MAX_OVERTIME.plus(settings.time());
        Thread.ofPlatform().daemon().name("watchdog").start(() -> {
            LockSupport.parkNanos(max.toNanos());
            IO.println(report.markdown());
            say("ended after " + max.toMinutes() + " minutes");
            Runtime.getRuntime().exit(1);
        });
    }

    private static void say(String message) {
        IO.println("benchmarks: " + message);
    }
}
