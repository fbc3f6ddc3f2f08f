package io.countersign.rules.trial;

import io.countersign.contracts.reasons.Finding.Result;
import java.util.ArrayList;
import java.util.List;

/** How often a rule found what is expected of it. */
final class RuleScore {

    private final String rule;
    private final List<String> rejectedRightly = new ArrayList<>();
    private final List<String> rejectedWrongly = new ArrayList<>();
    private final List<String> referred = new ArrayList<>();
    private final List<String> referredWrongly = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private int found;

    RuleScore(String rule) {
        this.rule = rule;
    }

    /** What is expected of a rule for a name. */
    enum Expected {
        /** The rule rejects. */
        REJECTION,
        /** The rule rejects or refers. */
        FINDING,
        /** The rule refers. */
        REFERRAL,
        /** The rule does not reject. */
        NO_REJECTION,
        /** The rule passes. */
        NOTHING
    }

    void add(String name, Expected expected, Result result) {
        switch (result) {
            case REJECTED -> (mayReject(expected) ? rejectedRightly : rejectedWrongly).add(name);
            case REFERRED -> (expected == Expected.NOTHING ? referredWrongly : referred).add(name);
            default -> {}
        }
        if (isMissed(expected, result)) {
            missed.add(name);
        } else if (expected != Expected.NO_REJECTION && expected != Expected.NOTHING) {
            found++;
        }
    }

    private static boolean mayReject(Expected expected) {
        return expected == Expected.REJECTION || expected == Expected.FINDING;
    }

    private static boolean isMissed(Expected expected, Result result) {
        return switch (expected) {
            case REJECTION -> result != Result.REJECTED;
            case FINDING -> result != Result.REJECTED && result != Result.REFERRED;
            case REFERRAL -> result != Result.REFERRED;
            case NO_REJECTION, NOTHING -> false;
        };
    }

    String rule() {
        return rule;
    }

    /** The part of the rejections that was expected. */
    double precision() {
        int rejected = rejectedRightly.size() + rejectedWrongly.size();
        return rejected == 0 ? 1 : (double) rejectedRightly.size() / rejected;
    }

    /** The part of the referrals that was not for a name of which nothing is expected. */
    double referralPrecision() {
        int all = referred.size() + referredWrongly.size();
        return all == 0 ? 1 : (double) referred.size() / all;
    }

    /** The part of the expected findings that was made. */
    double recall() {
        return expected() == 0 ? 1 : (double) found / expected();
    }

    int expected() {
        return found + missed.size();
    }

    List<String> rejectedRightly() {
        return rejectedRightly;
    }

    List<String> rejectedWrongly() {
        return rejectedWrongly;
    }

    List<String> referred() {
        return referred;
    }

    List<String> referredWrongly() {
        return referredWrongly;
    }

    List<String> missed() {
        return missed;
    }
}
