package io.countersign.operations.audit.checks;

import io.countersign.operations.audit.checks.AccountCheck.Kept;
import io.countersign.operations.audit.facts.SignatureFacts;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.operations.audit.source.ViewFacts;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The view shows what the topics say, and what is held up. */
public final class ViewCheck {

    private final SignatureFacts signature;
    private final @Nullable ViewFacts view;
    private final Kept kept;
    private final Findings findings;

    public ViewCheck(SignatureFacts signature, @Nullable ViewFacts view, Kept kept, Findings findings) {
        this.signature = signature;
        this.view = view;
        this.kept = kept;
        this.findings = findings;
    }

    public void check(String account) {
        var events = events();
        var marks = marks();
        if (view == null) {
            if (!Stream.concat(events.keySet().stream(), marks.stream()).allMatch(signature::awaitsInView)) {
                findings.add(ViolationKind.VIEW_DIFFERS, signature, "there is none");
            }
            heldUp();
            return;
        }
        if (!view.account().equals(account)) {
            findings.add(ViolationKind.VIEW_DIFFERS, signature, "it is under account " + view.account());
        }
        compare(events, view.events());
        lacking(marks, view.marks());
        more(events.keySet(), view.events().keySet());
        if (kept.admissions() && kept.notices()) {
            more(marks, timeline(view.marks()));
        }
        heldUp();
    }

    /** The keys of what makes the status, as the view names them; 0 where repeats may differ. */
    private Map<String, Long> events() {
        var events = new TreeMap<String, Long>();
        for (var revision : signature.revisions.values()) {
            put(events, "submitted:" + revision.number, revision.submitted);
            put(events, "outcome:" + revision.number, revision.outcome);
            if (revision.sent != 0) {
                events.put("sent-to-reviewer:" + revision.number, revision.sentTwice ? 0 : revision.sent);
            }
        }
        signature
                .revisions
                .values()
                .forEach(revision -> revision.progress.forEach(
                        (id, event) -> put(events, id.replaceFirst(":" + signature.id, ""), event)));
        signature.withdrawals.forEach((number, event) -> put(events, "withdrawal:" + number, event));
        put(events, "deleted", signature.deleted);
        put(events, "retired", signature.retired);
        return events;
    }

    private static void put(Map<String, Long> events, String key, long fingerprint) {
        if (fingerprint != 0) {
            events.put(key, fingerprint);
        }
    }

    private Set<String> marks() {
        var marks = new HashSet<String>();
        if (signature.retirementNotice != 0) {
            marks.add("notice:retired");
        }
        for (var revision : signature.revisions.values()) {
            if (revision.admitted != 0) {
                marks.add("admitted:" + revision.number);
            }
            if (revision.refused) {
                marks.add("refused:" + revision.number);
            }
            if (revision.notice != 0) {
                marks.add("notice:" + revision.number);
            }
            revision.progressNotices.keySet().forEach(id -> marks.add(id.replaceFirst(":" + signature.id, "")));
        }
        return marks;
    }

    private void compare(Map<String, Long> expected, Map<String, Long> shown) {
        lacking(expected.keySet(), shown.keySet());
        expected.forEach((key, fingerprint) -> {
            var other = shown.get(key);
            if (fingerprint != 0 && other != null && !other.equals(fingerprint)) {
                findings.add(ViolationKind.VIEW_DIFFERS, signature, key + " is another");
            }
        });
    }

    private void lacking(Set<String> expected, Set<String> shown) {
        expected.stream()
                .filter(key -> !shown.contains(key) && !signature.awaitsInView(key))
                .forEach(key -> findings.add(ViolationKind.VIEW_DIFFERS, signature, "it lacks " + key));
    }

    private void more(Set<String> expected, Set<String> shown) {
        shown.stream()
                .filter(key -> !expected.contains(key))
                .forEach(key -> findings.add(ViolationKind.NOT_IN_TOPIC, signature, "the view has " + key));
    }

    private static Set<String> timeline(Set<String> marks) {
        var timeline = new HashSet<>(marks);
        timeline.removeIf(key -> key.startsWith("held:"));
        return timeline;
    }

    /** A dead letter of the topics for the timeline only delays the timeline. */
    public void heldUp() {
        var shown = view == null ? Set.<String>of() : view.marks();
        for (var letter : signature.letters.all()) {
            var mark = "held:" + letter.service() + ":" + letter.eventId();
            if (!letter.topic().endsWith("notices") && !shown.contains(mark)) {
                findings.add(ViolationKind.NOT_SHOWN, signature, mark);
            }
        }
    }
}
