package io.countersign.benchmarks;

import io.countersign.benchmarks.Options.Stage;
import io.countersign.benchmarks.load.Http;
import io.countersign.benchmarks.micro.Micro;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Report;
import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.Service;
import io.countersign.benchmarks.servers.Settings;
import io.countersign.benchmarks.stages.AuthStage;
import io.countersign.benchmarks.stages.Bench;
import io.countersign.benchmarks.stages.FootprintStage;
import io.countersign.benchmarks.stages.GrowthStage;
import io.countersign.benchmarks.stages.IntakeStage;
import io.countersign.benchmarks.stages.LagStage;
import io.countersign.benchmarks.stages.LatencyStage;
import io.countersign.benchmarks.stages.PipelineStage;
import io.countersign.benchmarks.work.Accounts;
import io.countersign.benchmarks.work.Applications;
import io.countersign.benchmarks.work.Preparation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The whole run: prepares, measures, prints a table, writes Markdown and JSON. */
public final class Benchmarks {

    /** Where {@code benchmarks/run} has unpacked the jars. */
    private static final Path JARS = Path.of(System.getProperty("countersign.jars", "benchmarks/target/run"));

    /** On a machine that has other work to do. */
    private static final Duration LONGEST = Duration.ofMinutes(40);

    private final Options options;
    private final Report report;

    private boolean failed;

    private Benchmarks(Options options) {
        this.options = options;
        this.report = new Report(Machine.describe(), settings(Path.of("")).storeMode());
    }

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            IO.print(Options.HELP);
            return;
        }
        try {
            var benchmarks = new Benchmarks(Options.parse(arguments));
            benchmarks.run();
            Runtime.getRuntime().exit(benchmarks.failed ? 1 : 0);
        } catch (Options.Wrong wrong) {
            System.err.println("benchmarks: " + wrong.getMessage());
            Runtime.getRuntime().exit(2);
        }
    }

    private void run() throws IOException {
        endInTime();
        stage(Stage.RULES, () -> Micro.run((int) Math.max(3, Math.round(5 * options.pace()))));
        onFreshServers(EnumSet.of(Stage.INTAKE, Stage.AUTH), bench -> {
            stage(Stage.INTAKE, () -> IntakeStage.run(bench));
            stage(Stage.AUTH, () -> AuthStage.run(bench));
        });
        onFreshServers(
                EnumSet.of(Stage.PIPELINE, Stage.LATENCY, Stage.LAG, Stage.GROWTH, Stage.FOOTPRINT),
                this::measurePipeline);
        IO.println(report.markdown());
        IO.println("written to " + options.out());
    }

    /** The others need the sustained rate. */
    private void measurePipeline(Bench bench) {
        var pipeline = new AtomicReference<PipelineStage.Outcome>();
        stage(Stage.PIPELINE, true, () -> {
            pipeline.set(PipelineStage.run(bench));
            return pipeline.get().figures();
        });
        if (pipeline.get() == null) {
            return;
        }
        double sustained = pipeline.get().sustained();
        stage(Stage.LATENCY, () -> LatencyStage.run(bench, sustained));
        stage(Stage.LAG, () -> LagStage.run(bench, sustained));
        stage(Stage.FOOTPRINT, () -> FootprintStage.run(bench));
        stage(Stage.GROWTH, () -> GrowthStage.run(bench, sustained, options.signatures()));
    }

    /** So that no part finds what another has left behind. */
    private void onFreshServers(Set<Stage> stages, Consumer<Bench> measure) throws IOException {
        if (stages.stream().noneMatch(options.stages()::contains)) {
            return;
        }
        var work = Files.createTempDirectory("countersign-benchmarks");
        Preparation.writeRules(work.resolve("rules"));
        try (var deployment = Deployment.start(settings(work));
                var http = new Http()) {
            say("starting the services");
            deployment.start(Service.values());
            var bench = new Bench(
                    deployment, new Applications(deployment, new Accounts(options.accounts())), http, options.pace());
            say("registering the accounts");
            Preparation.register(bench.applications(), http);
            measure.accept(bench);
        }
        delete(work);
    }

    private Settings settings(Path work) {
        return new Settings(
                options.kafka(),
                options.mongodb(),
                options.durable(),
                JARS,
                work,
                options.profiled() ? options.out() : null);
    }

    private void stage(Stage stage, Supplier<List<Figure>> work) {
        stage(stage, options.stages().contains(stage), work);
    }

    /** One that fails is told, and the others go on. */
    private void stage(Stage stage, boolean wanted, Supplier<List<Figure>> work) {
        if (!wanted) {
            return;
        }
        say("measuring " + stage.label());
        long start = System.nanoTime();
        try {
            var figures = work.get();
            figures.forEach(figure -> IO.println("  " + figure.line()));
            report.add(figures);
            report.write(options.out());
        } catch (RuntimeException broken) {
            failed = true;
            say(stage.label() + " failed: " + broken);
        }
        say("%s took %.0f s".formatted(stage.label(), (System.nanoTime() - start) / 1e9));
    }

    /** Nothing here runs for ever, but a machine may be so slow that it seems so. */
    private void endInTime() {
        var longest = LONGEST.plus(options.time());
        Thread.ofPlatform().daemon().name("watchdog").start(() -> {
            LockSupport.parkNanos(longest.toNanos());
            IO.println(report.markdown());
            say("ended after " + longest.toMinutes() + " minutes");
            Runtime.getRuntime().exit(1);
        });
    }

    private static void say(String what) {
        IO.println("benchmarks: " + what);
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
