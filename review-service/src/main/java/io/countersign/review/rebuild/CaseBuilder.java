package io.countersign.review.rebuild;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.DecisionOverdue;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseHistory;
import io.countersign.review.domain.cases.Retirement;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.SlotUse;
import io.countersign.rules.FourEyes;
import io.countersign.service.rebuild.RebuildRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds one signature's case from its published events. An outcome in the topic is the outcome, byte for byte; a revision
 * that was sent to a reviewer and has no outcome is open.
 */
final class CaseBuilder {

    private final SignatureId signature;
    private final AccountId account;
    private final Map<Integer, RevisionContent> contents = new HashMap<>();
    private final Map<Integer, SlotUse> slots = new HashMap<>();
    private final SortedMap<Integer, RebuildRecord> outcomes = new TreeMap<>();
    private final SortedMap<Integer, RebuildRecord> sent = new TreeMap<>();
    private final SortedMap<Integer, ClockBuilder> clocks = new TreeMap<>();
    private @Nullable RebuildRecord retired;
    private @Nullable RebuildRecord newestAnchor;
    private int withdrawnUpTo;

    CaseBuilder(SignatureId signature, AccountId account) {
        this.signature = signature;
        this.account = account;
    }

    void on(RebuildRecord found, DecisionEvent decision) {
        if (found.event().historyhead() != null) {
            newestAnchor = found;
        }
        switch (decision) {
            case Outcome it -> outcomes.putIfAbsent(it.revision(), found);
            case SentToReviewer it -> sent.putIfAbsent(it.revision(), found);
            case InformationRequested it -> clock(it.revision()).on(found, it);
            case InformationClosed it -> clock(it.revision()).on(found, it);
            case DecisionAtRisk it -> clock(it.revision()).riskRecorded();
            case DecisionOverdue it -> clock(it.revision()).overdueRecorded();
            case SignatureRetired _ -> retired = retired == null ? found : retired;
        }
    }

    void on(RebuildRecord found, ApplicationSubmitted submitted) {
        contents.putIfAbsent(
                submitted.revision(),
                new RevisionContent(
                        submitted.application(),
                        submitted.account(),
                        found.event().time(),
                        submitted.images(),
                        null));
    }

    /** The first admission is the one whose figures the service keeps. */
    void on(ApplicationAdmitted admitted) {
        slots.putIfAbsent(admitted.revision(), new SlotUse(admitted.used(), admitted.limit()));
    }

    void on(RebuildRecord found, InformationProvided provided) {
        clock(provided.revision()).on(found, provided);
    }

    private ClockBuilder clock(int revision) {
        return clocks.computeIfAbsent(revision, _ -> new ClockBuilder());
    }

    void withdrawn(int upTo) {
        withdrawnUpTo = Math.max(withdrawnUpTo, upTo);
    }

    boolean hasCase() {
        return !outcomes.isEmpty() || !sent.isEmpty() || retired != null || withdrawnUpTo > 0;
    }

    /** @param old the source of what no topic carries: the reviewer of a verdict, leases, events not published yet */
    Case build(@Nullable Case old, ReviewCalendar calendar) {
        var revisions = new TreeMap<Integer, RevisionState>();
        sent.forEach((number, found) -> {
            var content = content(number, old);
            if (!outcomes.containsKey(number) && content != null) {
                revisions.put(number, open(number, found, content, old, calendar));
            }
        });
        outcomes.forEach((number, found) -> revisions.put(number, decided(number, found, old)));
        keepUnsent(revisions, old);
        forgetOldContents(revisions);
        return new Case(
                signature,
                account,
                0,
                revisions,
                withdrawnUpTo,
                retired == null ? null : new Retirement(published(retired), act(old)),
                unsent(old),
                old == null || unsent(old).isEmpty() ? null : old.unsentSince(),
                history(old));
    }

    /** With the figures of an admission that the topic has no more, as they are stored. */
    private @Nullable RevisionContent content(int number, @Nullable Case old) {
        var content = contents.get(number);
        var use = slots.get(number);
        if (content == null || use != null) {
            return content == null ? null : content.with(use);
        }
        var stored = state(old, number);
        return stored == null || stored.content() == null
                ? content
                : content.with(stored.content().slots());
    }

    /**
     * The stored history, which no topic carries. Where it lacks what was published last, because the store is empty or older, an
     * entry states from which published head on the entries are not known.
     */
    private CaseHistory history(@Nullable Case old) {
        var stored = old == null ? CaseHistory.stored(List.of()) : old.history();
        var published = newestAnchor;
        return published == null
                        || published.event().historyhead() == null
                        || stored.isUpTo(published.event().historyhead())
                ? stored
                : stored.rebuilt(
                        signature, published.event().time(), published.event().historyhead());
    }

    private static Retirement.@Nullable Act act(@Nullable Case old) {
        return old == null || old.retired() == null ? null : old.retired().act();
    }

    private Open open(
            int number, RebuildRecord found, RevisionContent content, @Nullable Case old, ReviewCalendar calendar) {
        var event = (SentToReviewer) found.event().data();
        var known = state(old, number) instanceof Open stored ? stored : null;
        var clock = clock(number);
        var due = clock.due().orElse(event.due() == null ? calendar.due(content.submittedAt()) : event.due());
        var open = Open.waiting(content, event.assessment(), due, published(found))
                .withClock(clock.build(known == null ? null : known.clock(), calendar.atRisk(due)));
        if (known != null) {
            return open.leasedTo(known.lease()).handled(known.handling());
        }
        var assessment = event.assessment();
        return assessment != null && FourEyes.isDemandedBy(assessment) ? open.underFourEyes() : open;
    }

    private Decided decided(int number, RebuildRecord found, @Nullable Case old) {
        var outcome = (Outcome) found.event().data();
        var event = published(found);
        var reviewerVerdict =
                state(old, number) instanceof Decided known && known.outcome().equals(event)
                        ? known.reviewerVerdict()
                        : null;
        var content = outcome instanceof RevisionRefused ? null : content(number, old);
        return new Decided(
                        OutcomeKind.of(outcome),
                        found.event().time(),
                        event,
                        content,
                        reviewerVerdict,
                        clock(number).closings())
                .forReasonsOf(outcome);
    }

    private static @Nullable RevisionState state(@Nullable Case old, int number) {
        return old == null ? null : old.state(number);
    }

    /** A verdict that is stored and acknowledged but not published yet is kept. */
    private void keepUnsent(Map<Integer, RevisionState> revisions, @Nullable Case old) {
        var unsent = unsent(old);
        if (old != null && !unsent.isEmpty()) {
            old.revisions().forEach((number, state) -> {
                if (state instanceof Decided decided && unsent.contains(decided.outcome())) {
                    revisions.put(number, decided);
                }
            });
        }
    }

    private List<PublishedEvent> unsent(@Nullable Case old) {
        var published = new TreeSet<String>();
        outcomes.values().forEach(found -> published.add(found.event().id()));
        clocks.values().forEach(clock -> published.addAll(clock.published()));
        return old == null
                ? List.of()
                : old.unsent().stream()
                        .filter(event -> isKept(event) && !published.contains(event.id()))
                        .toList();
    }

    /** The events that a case keeps, or whose change it keeps, until the broker has them. */
    private static boolean isKept(PublishedEvent event) {
        return Stream.of("outcome:", "requested:", "closed:", "at-risk:", "overdue:")
                .anyMatch(event.id()::startsWith);
    }

    /** Keeps the content of the approved and of the newest decided revision, as the service does. */
    private static void forgetOldContents(SortedMap<Integer, RevisionState> revisions) {
        boolean newestSeen = false;
        for (var entry : revisions.reversed().entrySet()) {
            if (entry.getValue() instanceof Decided decided && decided.content() != null) {
                if (newestSeen && decided.kind() != OutcomeKind.APPROVED) {
                    revisions.put(entry.getKey(), decided.withoutContent());
                }
                newestSeen = true;
            }
        }
    }

    static PublishedEvent published(RebuildRecord found) {
        CloudEvent<?> event = found.event();
        return new PublishedEvent(event.accountid(), event.id(), event.subject(), found.body());
    }
}
