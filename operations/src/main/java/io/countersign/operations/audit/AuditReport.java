package io.countersign.operations.audit;

import io.countersign.operations.audit.facts.AccountFacts;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The result of an audit. It keeps the first thousand violations and counts all of them. */
final class AuditReport {

    private static final int KEPT = 1_000;

    final List<Violation> violations = new ArrayList<>();
    final List<String> moving = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Map<String, Long> byKind = new TreeMap<>();
    long found;
    long accounts;
    long movingAccounts;
    long signatures;
    long revisions;
    long decided;
    long heldUp;

    void add(Violation violation) {
        found++;
        byKind.merge(violation.kind().code(), 1L, Long::sum);
        if (violations.size() < KEPT) {
            violations.add(violation);
        }
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    void count(AccountFacts facts) {
        accounts++;
        movingAccounts += facts.moving ? 1 : 0;
        signatures += facts.signatures.size();
        for (var signature : facts.signatures.values()) {
            heldUp += signature.isHeldUp() ? 1 : 0;
            for (var revision : signature.revisions.values()) {
                revisions += revision.isSubmitted() ? 1 : 0;
                decided += revision.isDecided() ? 1 : 0;
            }
        }
    }

    ExitCode exitCode() {
        return found > 0
                ? ExitCode.FINDINGS
                : moving.isEmpty() && movingAccounts == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        new TreeSet<>(violations.stream().map(Violation::toString).toList()).forEach(lines::add);
        if (found > violations.size()) {
            lines.add("… and %d more".formatted(found - violations.size()));
        }
        moving.forEach(each -> lines.add("still being processed: " + each));
        if (movingAccounts > 0) {
            lines.add("not judged: %d accounts that are still being processed".formatted(movingAccounts));
        }
        notes.forEach(note -> lines.add("note: " + note));
        lines.add("%d applications of %d signatures and %d accounts, %d decided, %d held up: %d violations%s"
                .formatted(
                        revisions, signatures, accounts, decided, heldUp, found, byKind.isEmpty() ? "" : " " + byKind));
        return lines;
    }

    String json() {
        var root = Json.MAPPER.createObjectNode();
        root.put("applications", revisions);
        root.put("signatures", signatures);
        root.put("accounts", accounts);
        root.put("decided", decided);
        root.put("heldUp", heldUp);
        root.put("violations", found);
        root.put("movingAccounts", movingAccounts);
        root.set("byKind", Json.MAPPER.valueToTree(byKind));
        root.set("moving", Json.MAPPER.valueToTree(moving));
        root.set("notes", Json.MAPPER.valueToTree(notes));
        var list = root.putArray("found");
        for (var violation : violations) {
            list.addObject()
                    .put("kind", violation.kind().code())
                    .put("invariant", violation.kind().invariant())
                    .put("account", violation.account())
                    .put("subject", violation.subject())
                    .put("detail", violation.detail());
        }
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
