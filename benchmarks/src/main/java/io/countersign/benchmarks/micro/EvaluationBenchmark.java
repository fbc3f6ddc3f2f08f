package io.countersign.benchmarks.micro;

import io.countersign.benchmarks.workload.NameGenerator;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.Evaluation;
import io.countersign.rules.RuleBook;
import io.countersign.rules.RuleSet;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Sighting;
import io.countersign.rules.lookalike.LookAlikes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Evaluations by the shipped rule set with every rule and a million approved names. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EvaluationBenchmark {

    private static final int DISTINCT_APPLICATIONS = 4_096;
    private static final Application REJECTED =
            RuleSamples.application("[verification code]", "Bench Technology Co., Ltd.");

    private final RuleSet rules = RuleBook.shipped().at(Region.GLOBAL, Instant.EPOCH);
    private final AccountSnapshot account = RuleSamples.account();
    private final Application[] applications = new Application[DISTINCT_APPLICATIONS];
    private Context context = Context.none();
    private int next;

    @Setup
    public void fill() {
        for (int i = 0; i < DISTINCT_APPLICATIONS; i++) {
            applications[i] = RuleSamples.application(NameGenerator.name(RuleSamples.NAMES + i));
        }
        context = new Registered(RuleSamples.registry());
    }

    /** The most expensive evaluation: it tries a patch and suggested names. */
    @Benchmark
    public Evaluation reject() {
        return rules.evaluate(REJECTED, account, context);
    }

    @Benchmark
    public Evaluation evaluate() {
        next = (next + 1) % DISTINCT_APPLICATIONS;
        return rules.evaluate(applications[next], account, context);
    }

    private record Registered(LookAlikes registry) implements Context {

        @Override
        public List<Neighbour> neighbours(String name, AccountId applicant) {
            return registry.near(name, applicant);
        }

        @Override
        public List<Sighting> sightings(String sha256, AccountId applicant) {
            return List.of();
        }
    }
}
