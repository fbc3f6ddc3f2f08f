package io.countersign.intake.domain.view;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import java.util.List;
import java.util.function.Predicate;

/** The state of a signature: its status and the revision that the status is of. */
public record SignatureStatus(Status status, Revision shown) {

    /** Which revision gives the signature its status. The list is never empty and ascends. */
    static final DecisionTable<List<Revision>, View, Revision> SHOWN = DecisionTable.of(List.of(
            new Row<>(
                    "an approved one",
                    (all, _) -> all.stream().anyMatch(SignatureStatus::isApproved),
                    (all, _) -> newest(all, SignatureStatus::isApproved)),
            new Row<>(
                    "the highest that is not refused",
                    (all, _) -> all.stream().anyMatch(SignatureStatus::isNotRefused),
                    (all, _) -> newest(all, SignatureStatus::isNotRefused)),
            new Row<>("the highest", (_, _) -> true, (all, _) -> all.getLast())));

    static SignatureStatus of(View view) {
        return of(view, SHOWN);
    }

    static SignatureStatus of(View view, DecisionTable<List<Revision>, View, Revision> table) {
        var shown = table.decide(view.revisions(), view);
        if (view.retiredByLead()) {
            return new SignatureStatus(Status.RETIRED, shown);
        }
        return new SignatureStatus(view.isDeleted() ? Status.DELETED : shown.status(), shown);
    }

    /** The topic has a withdrawal that review has not answered yet. */
    public boolean withdrawalRequested() {
        return status == Status.PENDING && shown.withdrawalRequested();
    }

    public boolean mayBeModified() {
        return switch (status) {
            case PENDING -> !shown.withdrawalRequested();
            case REJECTED, REFUSED, DISCARDED -> true;
            case APPROVED, WITHDRAWN, DELETED, RETIRED -> false;
        };
    }

    private static boolean isApproved(Revision revision) {
        return revision.status() == Status.APPROVED;
    }

    private static boolean isNotRefused(Revision revision) {
        return revision.status() != Status.REFUSED;
    }

    private static Revision newest(List<Revision> all, Predicate<Revision> which) {
        return all.reversed().stream().filter(which).findFirst().orElseThrow();
    }
}
