package io.countersign.simulation.world;

import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.reviewer.Reviewer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The reviewers of a run, and how long their claims last. */
public final class Reviewers {

    /** One claim at a time: the account has two signatures at most. */
    public static final ClaimSettings SETTINGS =
            new ClaimSettings(Duration.ofMinutes(15), 1, Duration.ofMinutes(10), Duration.ofMinutes(10));

    public static final List<Reviewer> ALL =
            List.of(Reviewer.named("rita"), Reviewer.named("sam"), new Reviewer("uma", true));

    /** Those who decide what is open at the end. */
    public static final List<Reviewer> LAST = List.of(new Reviewer("vera", true), new Reviewer("will", true));

    /** No reviewer has this name. */
    public static final String UNKNOWN = "nemo";

    /** Before the name of a reviewer whom a claim does not recognize. */
    public static final String ANONYMOUS = "?";

    private Reviewers() {}

    /** Without those of the end. */
    public static List<String> names() {
        return ALL.stream().map(Reviewer::name).toList();
    }

    public static boolean isSenior(String reviewer) {
        return Stream.concat(ALL.stream(), LAST.stream())
                .anyMatch(one -> one.senior() && one.name().equals(reviewer));
    }
}
