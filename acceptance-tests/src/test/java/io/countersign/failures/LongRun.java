package io.countersign.failures;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Faults of every kind under load, in rounds; each ends with the consistency check. The first violation ends the run. */
final class LongRun {

    private static final Duration ROUND = Duration.ofMinutes(5);

    private final Installation installation;
    private final ClientLoad load;
    private final ConfirmedCommands confirmed;
    private final RunStatistics statistics;
    private final FaultInjector faults;
    private final Random random;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<FaultInjection> pending = new ArrayList<>();
    private final Set<FaultInjection> injected = new HashSet<>();
    private final Map<String, Long> parts = new LinkedHashMap<>();
    private final List<String> audited = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    LongRun(
            Installation installation,
            ClientLoad load,
            ConfirmedCommands confirmed,
            RunStatistics statistics,
            FaultInjector faults,
            Random random) {
        this.installation = installation;
        this.load = load;
        this.confirmed = confirmed;
        this.statistics = statistics;
        this.faults = faults;
        this.random = random;
    }

    /** Returns the summary, which is written after each round. */
    RunSummary run(long seed, Duration length) {
        leftOut().forEach(what -> say("left out: " + what));
        while (passed().compareTo(length) < 0 && violations.isEmpty()) {
            load.start();
            var end = min(passed().plus(ROUND), length);
            while (passed().compareTo(end) < 0) {
                inject(next());
            }
            checkConsistency();
            summary(seed).write();
        }
        return summary(seed);
    }

    private List<String> leftOut() {
        return Stream.of(Fault.values())
                .filter(fault -> !faults.isPossible(fault))
                .map(fault -> fault + " is not possible here")
                .toList();
    }

    private FaultInjection next() {
        if (pending.isEmpty()) {
            pending.addAll(FaultInjection.schedule(faults::isPossible, random));
        }
        return pending.removeFirst();
    }

    private RunSummary summary(long seed) {
        var missing = Stream.concat(
                        leftOut().stream(),
                        FaultInjection.schedule(faults::isPossible, new Random(seed)).stream()
                                .distinct()
                                .filter(injection -> !injected.contains(injection))
                                .map(injection -> injection + ": not reached"))
                .toList();
        return new RunSummary(seed, start, passed(), parts, statistics.counts(), missing, audited, violations);
    }

    private Duration passed() {
        return Duration.between(start, Instant.now());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void inject(FaultInjection injection) {
        attempt(
                injection.toString(),
                () -> say(injection + ": " + faults.inject(injection) + "; " + confirmed.size() + " confirmed"));
        injected.add(injection);
        Pause.between(1_000, 6_000, random);
    }

    private void checkConsistency() {
        var began = passed();
        var check = new ConsistencyCheck(installation.connection(), confirmed);
        attempt("consistency check", () -> {
            installation.awaitReady();
            load.stop();
            violations.addAll(check.run());
        });
        violations.addAll(statistics.violations());
        installation.endedByThemselves().forEach(node -> violations.add(node + " ended by itself"));
        audited.add(check.audited());
        parts.put("consistency check " + audited.size(), passed().minus(began).toSeconds());
        say("consistency check: " + check.audited());
        violations.forEach(violation -> say("VIOLATION: " + violation));
    }

    private void attempt(String what, Runnable attempted) {
        try {
            attempted.run();
        } catch (RuntimeException | AssertionError failed) {
            statistics.violation(what + " failed: " + failed);
        }
    }

    private void say(String what) {
        System.out.printf("%4d s  %s%n", passed().toSeconds(), what);
    }
}
