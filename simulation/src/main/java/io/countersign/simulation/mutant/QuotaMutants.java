package io.countersign.simulation.mutant;

import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.snapshot.Summary;
import io.countersign.quota.domain.ledger.ApplicationsTable;
import io.countersign.quota.domain.ledger.DecisionsTable;
import io.countersign.quota.domain.ledger.Held;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerTables;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.setting.Setting;
import io.countersign.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** quota's tables and what it reads and publishes, without the guards that a run goes without. */
public final class QuotaMutants {

    private QuotaMutants() {}

    public static LedgerTables tables(Setting setting) {
        return new LedgerTables(
                ApplicationsTable.TABLE.with(rows -> applications(setting, new ArrayList<>(rows))),
                DecisionsTable.TABLE.with(rows -> decisions(setting, new ArrayList<>(rows))));
    }

    private static List<Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>>> applications(
            Setting setting, List<Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>>> rows) {
        if (!setting.has(Guard.SETTLED_MEMORY)) {
            rows.removeIf(row -> row.name().startsWith("submitted: settled"));
        }
        if (!setting.has(Guard.EVERY_REVISION_HELD_WITH_ITS_NAME)) {
            rows.replaceAll(QuotaMutants::keepingTheNewestOnly);
        }
        if (!setting.has(Guard.RELEASE_ON_DELETION)) {
            rows.replaceAll(TableRows.named("deleted", row -> TableRows.answering(row, QuotaMutants::relayOnly)));
        }
        return rows;
    }

    private static List<Row<Ledger, CloudEvent<DecisionEvent>, Ledger>> decisions(
            Setting setting, List<Row<Ledger, CloudEvent<DecisionEvent>, Ledger>> rows) {
        if (!setting.has(Guard.RELEASE_OF_EXACTLY_THE_REVISION)) {
            rows.replaceAll(TableRows.named(
                    "any other outcome: held", row -> TableRows.answering(row, QuotaMutants::releaseAll)));
        }
        if (!setting.has(Guard.APPROVAL_TAKES_NO_SLOT)) {
            rows.replaceAll(TableRows.named("approved: not held", row -> TableRows.answering(row, QuotaMutants::take)));
        }
        if (!setting.has(Guard.RELEASE_ON_RETIREMENT)) {
            rows.replaceAll(TableRows.named("retired", row -> TableRows.answering(row, (ledger, _) -> ledger)));
        }
        return rows;
    }

    private static Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>> keepingTheNewestOnly(
            Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>> row) {
        return TableRows.answering(row, (ledger, event) -> {
            var transition = row.answer().apply(ledger, event);
            var held = transition.next().held();
            var newest = held.stream()
                    .filter(one -> held.stream()
                            .noneMatch(other ->
                                    other.signature().equals(one.signature()) && other.revision() > one.revision()))
                    .toList();
            return transition.to(with(transition.next(), newest));
        });
    }

    private static Ledger with(Ledger ledger, List<Held> held) {
        return new Ledger(
                ledger.account(),
                ledger.version(),
                ledger.limit(),
                ledger.platform(),
                held,
                ledger.settled(),
                ledger.limitAct());
    }

    private static Transition<Ledger, AdmissionEvent> relayOnly(Ledger ledger, CloudEvent<ApplicationEvent> event) {
        var deleted = (SignatureDeleted) event.data();
        return Transition.of(ledger, new DeletionRelayed(deleted.signature()));
    }

    private static Ledger releaseAll(Ledger ledger, CloudEvent<DecisionEvent> event) {
        var retired = new SignatureRetired(event.data().signature(), RetirementCause.DELETED, List.of(), null);
        return DecisionsTable.TABLE.decide(
                ledger, CloudEvent.of(event.source(), event.time(), event.accountid(), retired));
    }

    private static Ledger take(Ledger ledger, CloudEvent<DecisionEvent> event) {
        var approved = (SignatureApproved) event.data();
        var summary = approved.summary();
        var more = new ArrayList<>(ledger.held());
        more.add(new Held(
                approved.signature(),
                approved.revision(),
                summary.region(),
                summary.name(),
                NameKey.of(summary.name()),
                true,
                event.time()));
        return with(ledger, more);
    }

    /** Without {@link Guard#REVIEW_ALONE_DECIDES} quota publishes its refusals as outcomes itself. */
    public static Consumer<CloudEvent<AdmissionEvent>> announcing(World world) {
        return event -> {
            if (!world.has(Guard.REVIEW_ALONE_DECIDES) && event.data() instanceof ApplicationRefused refused) {
                world.decide(CloudEvent.of(
                        "/quota",
                        event.time(),
                        event.accountid(),
                        new RevisionRefused(
                                refused.signature(),
                                refused.revision(),
                                refused.summary(),
                                refused.submittedAt(),
                                refused.reasons())));
            } else {
                world.admit(event);
            }
        };
    }

    /** Without {@link Guard#DEAD_LETTER_KEEPS_ITS_SLOT} quota reads an admission's dead letter as its outcome. */
    public static List<CloudEvent<DecisionEvent>> heard(World world, List<CloudEvent<DecisionEvent>> decisions) {
        if (world.has(Guard.DEAD_LETTER_KEEPS_ITS_SLOT)) {
            return decisions;
        }
        var heard = new ArrayList<>(decisions);
        for (var dead : world.deadAdmissions()) {
            if (dead.data() instanceof ApplicationAdmitted admitted) {
                var released = new RevisionDiscarded(
                        admitted.signature(),
                        admitted.revision(),
                        Summary.of(admitted.application(), admitted.account()),
                        admitted.submittedAt(),
                        DiscardCause.SUPERSEDED);
                heard.add(CloudEvent.of("/review", dead.time(), dead.accountid(), released));
            }
        }
        world.deadAdmissions().clear();
        return heard;
    }
}
