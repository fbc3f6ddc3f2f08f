package io.countersign.benchmarks.micro;

import io.countersign.contracts.AccountId;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.lookalike.LookAlikes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Queries for look-alikes among a million names. Every query has a hit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LookAlikeBenchmark {

    private static final int STRIDE = 7_919;

    private final AccountId applicant = new AccountId("bench");
    private LookAlikes registry = new LookAlikes();
    private int next;

    @Setup
    public void fill() {
        registry = RuleSamples.registry();
    }

    @Benchmark
    public List<Neighbour> near() {
        next = (next + STRIDE) & Integer.MAX_VALUE;
        return registry.near(RuleSamples.nearMiss(next), applicant);
    }
}
