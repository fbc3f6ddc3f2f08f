package io.countersign.intake.domain.view;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.outcome.RetirementCause;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one signature: the events that were read of it, each under its own key. Nothing is ever replaced
 * or removed, so views merge in any order, any number of times, and the status is derived, never stored.
 *
 * @param events applications and decisions by {@link EventKey}
 * @param marks admissions, notices and dead letters by key: they never change the status
 */
public record View(
        SignatureId id,
        AccountId account,
        Map<String, CloudEvent<? extends Event>> events,
        Map<String, TimelineMark> marks) {

    public View {
        events = Map.copyOf(events);
        marks = Map.copyOf(marks);
    }

    /** What a single event contains. */
    public static View of(SignatureId id, CloudEvent<? extends Event> event) {
        return new View(id, event.accountid(), Map.of(EventKey.of(event), event), Map.of());
    }

    public static View marked(SignatureId id, AccountId account, String key, TimelineMark mark) {
        return new View(id, account, Map.of(), Map.of(key, mark));
    }

    /**
     * Commutative, associative and idempotent, because two events of one key are the same event; of two dead letters the
     * first one stays. The owner is that of the events: a dead letter may have any key.
     */
    public View merge(View more) {
        return new View(
                id, events.isEmpty() ? more.account : account, merged(more.events, events), merged(more.marks, marks));
    }

    private static <V> Map<String, V> merged(Map<String, V> later, Map<String, V> earlier) {
        var all = new HashMap<>(later);
        all.putAll(earlier);
        return all;
    }

    /** Every revision that something is known of, ascending. */
    public List<Revision> revisions() {
        var revisions = new TreeMap<Integer, Revision>();
        events.values().forEach(event -> {
            var number = numberOf(event.data());
            if (number != null) {
                revisions.merge(number, Revision.unknown(number).with(event), (known, _) -> known.with(event));
            }
        });
        return List.copyOf(revisions.values());
    }

    private static @Nullable Integer numberOf(Event event) {
        return switch (event) {
            case ApplicationSubmitted submitted -> submitted.revision();
            case WithdrawalRequested requested -> requested.revision();
            case InformationProvided provided -> provided.revision();
            case Progress progress -> progress.revision();
            case Outcome outcome -> outcome.revision();
            case SignatureDeleted _,
                    SignatureRetired _,
                    AdmissionEvent _,
                    NoticeEvent _,
                    MessageEvent _,
                    AccountEvent _,
                    CertificateEvent _ -> null;
        };
    }

    public boolean hasSubmission() {
        return events.values().stream().anyMatch(event -> event.data() instanceof ApplicationSubmitted);
    }

    /** Whether it has a dead letter's mark: the first one of an event stays, whose time is that since which it is held up. */
    public boolean hasDeadLetter() {
        return marks.values().stream().anyMatch(mark -> mark.kind() == TimelineEntry.Kind.HELD_UP);
    }

    public SignatureStatus standing() {
        return SignatureStatus.of(this);
    }

    /** Something that an applicant did or got is known, not only marks. */
    public boolean isShown() {
        return !revisions().isEmpty();
    }

    /** Permanent: deleted by its owner, or retired by a lead. */
    public boolean isDeleted() {
        return deletedByOwner() || retirement().isPresent();
    }

    /** Deleted by its owner; what a lead revoked stays until then. */
    public boolean isGone() {
        return deletedByOwner() || (isDeleted() && !retiredByLead());
    }

    public boolean deletedByOwner() {
        return events.values().stream().anyMatch(event -> event.data() instanceof SignatureDeleted);
    }

    public Optional<SignatureRetired> retirement() {
        return events.values().stream()
                .map(CloudEvent::data)
                .filter(SignatureRetired.class::isInstance)
                .map(SignatureRetired.class::cast)
                .findFirst();
    }

    boolean retiredByLead() {
        return retirement()
                .filter(retired -> retired.cause() == RetirementCause.RETIRED)
                .isPresent();
    }

    /** Revisions that wait for their outcome. */
    public long openRevisions() {
        return isDeleted()
                ? 0
                : revisions().stream()
                        .filter(revision -> revision.outcome() == null && revision.submitted() != null)
                        .count();
    }

    /** The newest content that is known. */
    public Optional<ApplicationSubmitted> newest() {
        return revisions().reversed().stream()
                .map(Revision::submitted)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** The content that its status is of; the newest that is known where that one isn't. */
    public Optional<ApplicationSubmitted> shown() {
        return Optional.ofNullable(standing().shown().submitted()).or(this::newest);
    }

    /** The platform that acted when it was submitted. */
    public Optional<String> platform() {
        return newest().flatMap(
                        submitted -> Optional.ofNullable(submitted.account().platform()));
    }

    /** Its place in a list; empty while no application is known. */
    public Optional<ListPosition> listPosition() {
        return revisions().stream()
                .map(Revision::submittedAt)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(time -> new ListPosition(time, id));
    }

    /** The certificates that a revision without an outcome needs. */
    public boolean needs(String sha256) {
        return !isDeleted() && revisions().stream().anyMatch(revision -> revision.needs(sha256));
    }

    /** Records about it that could not be read and whose answer is still missing. */
    public List<TimelineMark> heldUp() {
        return marks.values().stream()
                .filter(mark -> mark.where() != null && !isAnswered(mark.where(), mark.revision()))
                .toList();
    }

    private boolean isAnswered(TimelineMark.Where where, @Nullable Integer revision) {
        if (revision == null) {
            return events.containsKey("retired");
        }
        return where.service().equals("notification")
                ? marks.containsKey("notice:" + revision)
                : events.containsKey("outcome:" + revision);
    }

    /** Many views to one for each signature. */
    public static Collection<View> mergedBySignature(Collection<View> views) {
        var bySignature = new TreeMap<SignatureId, View>();
        views.forEach(view -> bySignature.merge(view.id(), view, View::merge));
        return Collections.unmodifiableCollection(bySignature.values());
    }
}
