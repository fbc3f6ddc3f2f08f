package io.countersign.failures;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
        var leftOut = Stream.of(Fault.values())
                .filter(fault -> !faults.isPossible(fault))
                .map(Fault::name)
                .toList();
        leftOut.forEach(fault -> say("left out, not possible here: " + fault));
        var deck = new ArrayList<Fault>();
        while (passed().compareTo(length) < 0 && violations.isEmpty()) {
            load.start();
            var end = min(passed().plus(ROUND), length);
            while (passed().compareTo(end) < 0) {
                if (deck.isEmpty()) {
                    deck.addAll(Fault.deck(faults::isPossible, random));
                }
                strike(deck.removeLast());
            }
            rest();
            summary(seed, leftOut).write();
        }
        return summary(seed, leftOut);
    }

    private Summary summary(long seed, List<String> leftOut) {
        return new Summary(seed, start, passed(), tally.counts(), leftOut, audited, violations);
    }

    private Duration passed() {
        return Duration.between(start, Instant.now());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void strike(Fault fault) {
        try {
            say(faults.strike(fault) + "; " + taken.size() + " taken");
        } catch (RuntimeException | AssertionError failed) {
            tally.violation(fault + " could not be got over: " + failed);
        }
        Pause.between(1_000, 6_000, random);
    }

    private void rest() {
        installation.awaitReady();
        load.stop();
        var atRest = new AtRest(installation.connection(), taken);
        violations.addAll(atRest.look());
        violations.addAll(tally.violations());
        installation.endedByThemselves().forEach(node -> violations.add(node + " ended by itself"));
        audited.add(atRest.audited());
        say("at rest: " + atRest.audited());
        violations.forEach(violation -> say("VIOLATION: " + violation));
    }

    private void say(String what) {
        System.out.printf("%4d s  %s%n", passed().toSeconds(), what);
    }
}
