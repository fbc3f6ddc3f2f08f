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

/** Faults of every kind under load, in rounds; each ends at rest, with the auditor. The first violation ends the run. */
final class LongRun {

    private static final Duration ROUND = Duration.ofMinutes(5);

    private final Installation installation;
    private final Load load;
    private final Taken taken;
    private final Tally tally;
    private final Faults faults;
    private final Random random;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<Strike> deck = new ArrayList<>();
    private final Set<Strike> struck = new HashSet<>();
    private final Map<String, Long> parts = new LinkedHashMap<>();
    private final List<String> audited = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    LongRun(Installation installation, Load load, Taken taken, Tally tally, Faults faults, Random random) {
        this.installation = installation;
        this.load = load;
        this.taken = taken;
        this.tally = tally;
        this.faults = faults;
        this.random = random;
    }

    /** Returns how it went; after each round it is written down. */
    Summary run(long seed, Duration length) {
        leftOut().forEach(what -> say("left out: " + what));
        while (passed().compareTo(length) < 0 && violations.isEmpty()) {
            load.start();
            var end = min(passed().plus(ROUND), length);
            while (passed().compareTo(end) < 0) {
                strike(next());
            }
            rest();
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

    private Strike next() {
        if (deck.isEmpty()) {
            deck.addAll(Strike.deck(faults::isPossible, random));
        }
        return deck.removeFirst();
    }

    private Summary summary(long seed) {
        var missing = Stream.concat(
                        leftOut().stream(),
                        Strike.deck(faults::isPossible, new Random(seed)).stream()
                                .distinct()
                                .filter(strike -> !struck.contains(strike))
                                .map(strike -> strike + ": not reached"))
                .toList();
        return new Summary(seed, start, passed(), parts, tally.counts(), missing, audited, violations);
    }

    private Duration passed() {
        return Duration.between(start, Instant.now());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void strike(Strike strike) {
        attempt(strike.toString(), () -> say(strike + ": " + faults.strike(strike) + "; " + taken.size() + " taken"));
        struck.add(strike);
        Pause.between(1_000, 6_000, random);
    }

    private void rest() {
        var began = passed();
        var atRest = new AtRest(installation.connection(), taken);
        attempt("the rest", () -> {
            installation.awaitReady();
            load.stop();
            violations.addAll(atRest.look());
        });
        violations.addAll(tally.violations());
        installation.endedByThemselves().forEach(node -> violations.add(node + " ended by itself"));
        audited.add(atRest.audited());
        parts.put("rest " + audited.size(), passed().minus(began).toSeconds());
        say("at rest: " + atRest.audited());
        violations.forEach(violation -> say("VIOLATION: " + violation));
    }

    private void attempt(String what, Runnable attempted) {
        try {
            attempted.run();
        } catch (RuntimeException | AssertionError failed) {
            tally.violation(what + " could not be got over: " + failed);
        }
    }

    private void say(String what) {
        System.out.printf("%4d s  %s%n", passed().toSeconds(), what);
    }
}
