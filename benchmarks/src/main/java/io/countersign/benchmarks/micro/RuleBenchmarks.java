package io.countersign.benchmarks.micro;

import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of the rules, single-threaded and in forked JVMs. */
public final class RuleBenchmarks {

    private static final String RESULT = "rules";

    private RuleBenchmarks() {}

    public static List<Figure> run(int iterations) {
        try {
            var figures = new ArrayList<Figure>();
            figures.add(evaluation(
                    "one evaluation of a full application", single(EvaluationBenchmark.class, "evaluate", iterations)));
            figures.add(evaluation(
                    "one evaluation of a rejected one, with patch and suggestion",
                    single(EvaluationBenchmark.class, "reject", iterations)));
            figures.addAll(lookAlikes(single(LookAlikeBenchmark.class, "near", iterations)));
            return figures;
        } catch (RunnerException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static RunResult single(Class<?> benchmark, String method, int iterations) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(Pattern.quote(benchmark.getName() + "." + method) + "$")
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

    private static Figure evaluation(String what, RunResult result) {
        var score = result.getPrimaryResult();
        return Figure.of(
                        RESULT,
                        what,
                        score.getScore(),
                        "µs",
                        "JMH, average, ± %.1f; all rules, registry of 1,000,000 names".formatted(score.getScoreError()))
                .within(Target.atMost(30));
    }

    private static List<Figure> lookAlikes(RunResult result) {
        var times = result.getPrimaryResult().getStatistics();
        var conditions = "JMH, each query sampled; 1,000,000 names, one hit each";
        return List.of(
                Figure.of(RESULT, "look-alike query, p99", times.getPercentile(99), "µs", conditions)
                        .within(Target.atMost(1_000)),
                Figure.of(RESULT, "look-alike query, p50", times.getPercentile(50), "µs", conditions));
    }
}
