package io.countersign.benchmarks.comparison;

import io.countersign.benchmarks.comparison.measurement.Measurements;
import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measure;
import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.Side;
import io.countersign.benchmarks.servers.BenchmarkIssuer;
import io.countersign.benchmarks.servers.DeploymentSettings;
import io.countersign.benchmarks.servers.MeasuredService;
import io.countersign.benchmarks.servers.SourceTree;
import java.nio.file.Path;
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
            phase(issuer, "intake", Measurements.ofIntake(settings), EnumSet.of(MeasuredService.INTAKE));
            phase(issuer, "pipeline", Measurements.ofPipeline(settings), EnumSet.allOf(MeasuredService.class));
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
