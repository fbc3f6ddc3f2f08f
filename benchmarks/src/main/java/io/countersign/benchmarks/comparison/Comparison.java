package io.countersign.benchmarks.comparison;

import static io.countersign.benchmarks.comparison.Measure.CLAIM;
import static io.countersign.benchmarks.comparison.Measure.IDLE;
import static io.countersign.benchmarks.comparison.Measure.INTAKE;
import static io.countersign.benchmarks.comparison.Measure.LATENCY;
import static io.countersign.benchmarks.comparison.Measure.PAGE;
import static io.countersign.benchmarks.comparison.Measure.PIPELINE;
import static io.countersign.benchmarks.comparison.Measure.QUARTER;
import static io.countersign.benchmarks.comparison.Measure.RESTART;

import io.countersign.benchmarks.servers.BenchmarkIssuer;
import io.countersign.benchmarks.servers.DeploymentSettings;
import io.countersign.benchmarks.servers.MeasuredService;
import io.countersign.benchmarks.servers.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures a commit and the working tree in alternating rounds on the same machine. Each side is built and started by its
 * own launcher and measured from outside, as settings, names and metrics differ between commits.
 */
public final class Comparison {

    private static final int FEW_OPEN_CASES = 100;
    private static final int FEW_SIGNATURES = 1_000;

    private final SourceTree base;
    private final SourceTree current;
    private final ComparisonSettings settings;
    private final DeploymentSettings deployments;
    private final Path out;
    private final ComparisonResults results;

    /** @param machine what describes the run in the report */
    public Comparison(
            SourceTree base,
            SourceTree current,
            ComparisonSettings settings,
            DeploymentSettings deployments,
            Path out,
            Map<String, String> machine) {
        this.base = base;
        this.current = current;
        this.settings = settings;
        this.deployments = deployments;
        this.out = out;
        var conditions = new LinkedHashMap<>(machine);
        conditions.put(current.label(), current.state());
        conditions.put("store", deployments.storeMode());
        conditions.put(
                "rounds",
                settings.rounds() + (settings.quick() ? ", quick: shows that it runs, compares nothing" : ""));
        conditions.put("accounts", String.valueOf(settings.accounts()));
        this.results = new ComparisonResults(conditions, base.label(), current.label());
    }

    public void run() {
        base.build();
        current.build();
        standalone();
        try (var issuer = new BenchmarkIssuer(deployments.work())) {
            phase(issuer, "intake", intakePhase(), EnumSet.of(MeasuredService.INTAKE));
            phase(issuer, "pipeline", pipelinePhase(), EnumSet.allOf(MeasuredService.class));
        }
        results.write(out);
        IO.println(results.markdown());
    }

    private void standalone() {
        boolean start = settings.includes(Measure.STANDALONE_START);
        boolean idle = settings.includes(Measure.STANDALONE_IDLE);
        if (start || idle) {
            var rounds = new StandaloneRounds(settings, deployments.work().resolve("standalone"), start, idle);
            rounds.run(base, current, results);
            results.write(out);
        }
    }

    private List<Measurement> intakePhase() {
        var measurements = new ArrayList<Measurement>();
        if (settings.includes(INTAKE)) {
            measurements.add(new IntakeRate(settings));
        }
        if (settings.includes(PAGE)) {
            measurements.add(new PageLatency(settings, Math.min(FEW_SIGNATURES, settings.signatures())));
            measurements.add(new PageLatency(settings, settings.signatures()));
        }
        return measurements;
    }

    /** What needs the saturated rate comes after it. Open cases are left to the end, as reviewers would decide them. */
    private List<Measurement> pipelinePhase() {
        var measurements = new ArrayList<Measurement>();
        if (settings.includes(IDLE)) {
            measurements.add(new IdleLoad(settings));
        }
        boolean needsRate = settings.includes(QUARTER) || settings.includes(LATENCY) || settings.includes(RESTART);
        if (settings.includes(PIPELINE) || needsRate) {
            measurements.add(new PipelineRate(settings));
        }
        if (settings.includes(QUARTER)) {
            measurements.add(new QuarterLoad(settings));
        }
        if (settings.includes(LATENCY)) {
            measurements.add(new NoticeLatency(settings));
        }
        if (settings.includes(RESTART)) {
            measurements.add(new RestartRate());
        }
        if (settings.includes(CLAIM)) {
            measurements.add(new ClaimLatency(settings, Math.min(FEW_OPEN_CASES, settings.openCases())));
            measurements.add(new ClaimLatency(settings, settings.openCases()));
        }
        return measurements;
    }

    private void phase(
            BenchmarkIssuer issuer, String name, List<Measurement> measurements, Set<MeasuredService> services) {
        if (measurements.isEmpty()) {
            return;
        }
        IO.println("benchmarks: starting " + base.label());
        try (var first = side(issuer, base, name, "base", services)) {
            first.pause();
            IO.println("benchmarks: starting " + current.label());
            try (var second = side(issuer, current, name, "current", services)) {
                var phase = new ComparisonPhase(first, second, settings, results);
                measurements.forEach(measurement -> measure(phase, measurement));
            }
        }
    }

    /** The rounds before a failure are written too. */
    private void measure(ComparisonPhase phase, Measurement measurement) {
        try {
            phase.run(List.of(measurement));
        } finally {
            results.write(out);
        }
    }

    private Side side(
            BenchmarkIssuer issuer, SourceTree tree, String phase, String directory, Set<MeasuredService> services) {
        var work = deployments.work().resolve(phase).resolve(directory);
        return new Side(tree, deployments.withWork(work), issuer, settings.accounts(), services);
    }
}
