package io.countersign.simulation.world;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.NoticeEvent.DelayNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import io.countersign.contracts.reasons.ReasonCode;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The content of the topics, checked as it is published. */
public final class PublishedEvents {

    /** One revision of one signature. */
    public record Key(SignatureId signature, int revision) {}

    private final World world;
    private final Map<Key, CloudEvent<ApplicationSubmitted>> submitted = new LinkedHashMap<>();
    private final Map<Key, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<Key, NoticeIssued> notices = new LinkedHashMap<>();
    private final Map<SignatureId, Integer> withdrawnUpTo = new HashMap<>();
    private final Set<SignatureId> deleted = new TreeSet<>();
    private final Set<SignatureId> retired = new HashSet<>();
    private final Set<String> closings = new HashSet<>();
    private final Map<String, InformationProvided> answers = new HashMap<>();
    private final Map<Key, Integer> lastPlace = new HashMap<>();
    private final Map<SignatureId, Integer> deletedAt = new HashMap<>();
    private final Map<Key, Set<ReasonCode>> justified = new HashMap<>();
    private final Map<Key, Long> slotsBeside = new HashMap<>();
    private final Map<String, Object> said = new HashMap<>();
    private int lowestLimit = World.LIMIT;
    private long limitVersion;

    PublishedEvents(World world) {
        this.world = world;
    }

    public Map<Key, CloudEvent<ApplicationSubmitted>> submitted() {
        return Collections.unmodifiableMap(submitted);
    }

    public Map<Key, Outcome> outcomes() {
        return Collections.unmodifiableMap(outcomes);
    }

    public Map<Key, NoticeIssued> notices() {
        return Collections.unmodifiableMap(notices);
    }

    public Map<SignatureId, Integer> withdrawnUpTo() {
        return Collections.unmodifiableMap(withdrawnUpTo);
    }

    public Set<SignatureId> deleted() {
        return Collections.unmodifiableSet(deleted);
    }

    public Set<SignatureId> retired() {
        return Collections.unmodifiableSet(retired);
    }

    public Set<String> closings() {
        return Collections.unmodifiableSet(closings);
    }

    /** What it was applied for with, at last. */
    public NameKey nameOf(SignatureId signature) {
        return submitted.entrySet().stream()
                .filter(known -> known.getKey().signature().equals(signature))
                .max(comparingInt(known -> known.getKey().revision()))
                .map(known -> NameKey.of(known.getValue().data().application().name()))
                .orElseThrow();
    }

    void submitted(CloudEvent<ApplicationEvent> event) {
        int place = world.applications().end();
        switch (event.data()) {
            case ApplicationSubmitted one -> submitted(event, one, place);
            case InformationProvided one -> {
                var before = answers.putIfAbsent(event.id(), one);
                if (before != null && !before.equals(one)) {
                    throw new InvariantViolation("two answers to one question: " + before + " and " + one);
                }
            }
            case WithdrawalRequested one -> withdrawnUpTo.merge(one.signature(), one.revision(), Math::max);
            case SignatureDeleted one -> {
                deleted.add(one.signature());
                deletedAt.put(one.signature(), place);
            }
        }
    }

    private void submitted(CloudEvent<ApplicationEvent> event, ApplicationSubmitted one, int place) {
        var key = new Key(one.signature(), one.revision());
        var known = submitted.putIfAbsent(key, CloudEvent.of(event.source(), event.time(), event.accountid(), one));
        if (known != null && !known.data().equals(one)) {
            throw new InvariantViolation("two contents under one revision number: " + key);
        }
        justify(key, one);
        lastPlace.put(key, place);
    }

    /** What quota may refuse it for, by what is public when it is submitted. */
    private void justify(Key key, ApplicationSubmitted one) {
        var causes = justified.computeIfAbsent(key, _ -> new HashSet<>());
        slotsBeside.merge(key, slotsTakenBeside(key.signature()), Math::max);
        var name = NameKey.of(one.application().name());
        if (anyTaken(other ->
                !other.signature().equals(key.signature()) && nameOf(other).equals(name))) {
            causes.add(ReasonCode.DUPLICATE_NAME);
        }
    }

    private NameKey nameOf(Key key) {
        return NameKey.of(
                requireNonNull(submitted.get(key)).data().application().name());
    }

    private long slotsTakenBeside(SignatureId signature) {
        return submitted.keySet().stream()
                .filter(other -> !other.signature().equals(signature) && isTaken(other))
                .map(Key::signature)
                .distinct()
                .count();
    }

    private boolean anyTaken(Predicate<Key> which) {
        return submitted.keySet().stream().anyMatch(other -> which.test(other) && isTaken(other));
    }

    /** Nothing public has released this revision yet. */
    private boolean isTaken(Key key) {
        var outcome = outcomes.get(key);
        if (outcome != null && (!(outcome instanceof SignatureApproved) || retired.contains(key.signature()))) {
            return false;
        }
        return deletedAt.getOrDefault(key.signature(), -1) <= lastPlace.getOrDefault(key, 0);
    }

    void admitted(CloudEvent<AdmissionEvent> event) {
        if (event.data() instanceof LimitChanged changed) {
            limitVersion = Math.max(limitVersion, changed.version());
        }
    }

    /** What a ledger may refuse by, from when it is written. */
    public void limited(int limit) {
        lowestLimit = Math.min(lowestLimit, limit);
    }

    /** Of the ledger, when its limit was changed last. */
    public long limitVersion() {
        return limitVersion;
    }

    void decided(CloudEvent<DecisionEvent> event) {
        var before = said.putIfAbsent(event.id(), event);
        if (before != null && !before.equals(event)) {
            throw new InvariantViolation("two different outcomes: " + before + " and " + event);
        }
        switch (event.data()) {
            case Outcome outcome -> {
                outcomes.put(new Key(outcome.signature(), outcome.revision()), outcome);
                refuseUnjustified(outcome);
            }
            case SignatureRetired one -> retired.add(one.signature());
            case InformationClosed _ -> closings.add(event.id());
            case Progress _ -> {}
        }
    }

    private void refuseUnjustified(Outcome outcome) {
        if (!world.setting().remembersAll() || !(outcome instanceof RevisionRefused refused)) {
            return;
        }
        var key = new Key(outcome.signature(), outcome.revision());
        var causes = new HashSet<>(justified.getOrDefault(key, Set.of()));
        if (slotsBeside.getOrDefault(key, 0L) >= lowestLimit) {
            causes.add(ReasonCode.QUOTA_EXCEEDED);
        }
        if (refused.reasons().stream().noneMatch(reason -> causes.contains(reason.code()))) {
            throw new InvariantViolation("unjustified refusal of " + key + ": " + refused.reasons());
        }
    }

    void notified(CloudEvent<NoticeEvent> event) {
        var before = said.putIfAbsent(event.id(), event);
        if (before != null && !before.equals(event)) {
            throw new InvariantViolation("one notice id, two notices: " + event.id());
        }
        switch (event.data()) {
            case QuestionNoticeIssued _, DelayNoticeIssued _ -> {}
            case NoticeIssued notice -> notices.put(new Key(notice.signature(), notice.revision()), notice);
        }
    }
}
