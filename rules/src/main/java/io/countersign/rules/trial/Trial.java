package io.countersign.rules.trial;

import io.countersign.contracts.reasons.Reason;
import io.countersign.rules.Evaluation;
import io.countersign.rules.RuleSet;
import io.countersign.rules.context.Context;
import io.countersign.rules.trial.PastOutcome.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares past decisions with the evaluation by a rule set now. Takes lines with {@code application}, {@code account} and
 * {@code outcome}, or the records of the topics of admissions and decisions, in any mixture and order. Accounts for trying
 * out don't count: the sandbox decided theirs.
 */
final class Trial {

    private static final String ADMITTED = "io.countersign.admission.admitted.v1";

    private final RuleSet rules;
    private final Map<String, PastApplication> waiting = new HashMap<>();
    private final Map<String, PastOutcome> decided = new HashMap<>();
    private final Map<String, Context> contexts = new HashMap<>();
    private final Map<Cell, Integer> matrix = new HashMap<>();
    private final List<Flip> flips = new ArrayList<>();
    private int compared;

    /** One field of the confusion matrix. */
    record Cell(Outcome was, Evaluation.Verdict is) {}

    /** A case that would end otherwise. */
    record Flip(String id, String name, PastOutcome was, Evaluation is) {

        String line() {
            var reasons = is.reasons().stream()
                    .map(Reason::code)
                    .map(Enum::name)
                    .distinct()
                    .collect(Collectors.joining(","));
            var route = was.route() == null ? "" : " (" + was.route() + ")";
            return id + " " + name + ": " + was.outcome().code() + route + " -> " + is.verdict()
                    + (reasons.isEmpty() ? "" : " " + reasons);
        }
    }

    Trial(RuleSet rules) {
        this.rules = rules;
    }

    /** @throws IllegalArgumentException if the line can't be understood */
    void read(String line) {
        if (line.isBlank()) {
            return;
        }
        var fields = JsonMembers.of(JsonReader.read(line));
        if (fields.has("specversion")) {
            event(fields.text("type"), JsonMembers.of(fields.members().get("data")));
        } else {
            var outcome = PastOutcome.outcome(fields.text("outcome"));
            if (outcome != null) {
                var id = fields.has("id") ? fields.text("id") : "line " + (compared + 1);
                compare(PastApplication.of(id, fields), new PastOutcome(outcome, fields.optional("route")));
            }
        }
    }

    private void event(String type, JsonMembers data) {
        var outcome = PastOutcome.outcome(type);
        if (!type.equals(ADMITTED) && outcome == null) {
            return;
        }
        var id = data.text("signature") + ":" + data.text("revision");
        if (outcome != null) {
            decided.merge(id, new PastOutcome(outcome, data.optional("route")), Trial::settled);
            if (data.has("assessment")) {
                contexts.put(id, PastApplication.context(data));
            }
        } else {
            waiting.putIfAbsent(id, PastApplication.of(id, data));
        }
    }

    /** An outcome replaces the note that a human was asked, whichever comes first. */
    private static PastOutcome settled(PastOutcome one, PastOutcome other) {
        return one.outcome() == Outcome.WAITING ? other : one;
    }

    /** Compares what came from topics, when all of it was read. */
    Trial finish() {
        waiting.values().stream()
                .sorted(Comparator.comparing(PastApplication::id))
                .forEach(past -> {
                    var was = decided.get(past.id());
                    if (was != null) {
                        compare(past.knowing(contexts.getOrDefault(past.id(), Context.none())), was);
                    }
                });
        waiting.clear();
        return this;
    }

    private void compare(PastApplication past, PastOutcome was) {
        if (past.account().test()) {
            return;
        }
        var is = rules.evaluate(past.application(), past.account(), past.context());
        compared++;
        matrix.merge(new Cell(was.outcome(), is.verdict()), 1, Integer::sum);
        if (isFlip(was, is.verdict())) {
            flips.add(new Flip(past.id(), past.application().name(), was, is));
        }
    }

    /** The rules contradict what was decided, or leave to humans what they used to decide. */
    private static boolean isFlip(PastOutcome was, Evaluation.Verdict is) {
        return switch (was.outcome()) {
            case APPROVED -> is == Evaluation.Verdict.REJECT || (was.byRules() && is == Evaluation.Verdict.REFER);
            case REJECTED -> is == Evaluation.Verdict.APPROVE || (was.byRules() && is == Evaluation.Verdict.REFER);
            case WAITING -> is != Evaluation.Verdict.REFER;
        };
    }

    int compared() {
        return compared;
    }

    int count(Outcome was, Evaluation.Verdict is) {
        return matrix.getOrDefault(new Cell(was, is), 0);
    }

    List<Flip> flips() {
        return List.copyOf(flips);
    }
}
