package io.countersign.benchmarks.micro;

import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The rules by JMH, on one core and in a JVM of their own. */
public final class Micro {

    private static final String RESULT = "rules";

    private Micro() {}

    public static List<Figure> run(int iterations) {
        try {
            var figures = new ArrayList<Figure>();
            figures.add(evaluation(single(EvaluationBenchmark.class, iterations)));
            figures.addAll(lookAlikes(single(LookAlikeBenchmark.class, iterations)));
            return figures;
        } catch (RunnerException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static RunResult single(Class<?> benchmark, int iterations) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(benchmark.getName())
                        .forks(1)
                        .warmupIterations(iterations)
                        .measurementIterations(iterations)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementTime(TimeValue.seconds(2))
                        .jvmArgs("-XX:+UseSerialGC", "-Xmx2g")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
    }

    private static Figure evaluation(RunResult result) {
        var score = result.getPrimaryResult();
        return Figure.of(
                        RESULT,
                        "one evaluation of a full application",
                        score.getScore(),
                        "µs",
                        "JMH, average, ± %.1f; all rules, registry of 1,000,000 names".formatted(score.getScoreError()))
                .within(Target.atMost(30));
    }

    private static List<Figure> lookAlikes(RunResult result) {
        var times = result.getPrimaryResult().getStatistics();
        var conditions = "JMH, each query sampled; 1,000,000 names, somebody found each time";
        return List.of(
                Figure.of(RESULT, "look-alike query, p99", times.getPercentile(99), "µs", conditions)
                        .within(Target.atMost(1_000)),
                Figure.of(RESULT, "look-alike query, p50", times.getPercentile(50), "µs", conditions));
    }
}
