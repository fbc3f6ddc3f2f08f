package io.countersign.operations.audit;

import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.NoticeEvent.Asked;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.Text;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.contracts.snapshot.Summary;
import io.countersign.operations.audit.checks.AccountCheck;
import io.countersign.operations.audit.checks.AccountCheck.Kept;
import io.countersign.operations.audit.facts.AccountFacts;
import io.countersign.operations.audit.facts.DocumentBatch;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.source.CaseFacts;
import io.countersign.operations.audit.source.CaseFacts.Revision;
import io.countersign.operations.audit.source.DocumentStores;
import io.countersign.operations.audit.source.FeedFacts;
import io.countersign.operations.audit.source.Fingerprint;
import io.countersign.operations.audit.source.LedgerFacts;
import io.countersign.operations.audit.source.LedgerFacts.Act;
import io.countersign.operations.audit.source.LedgerFacts.Held;
import io.countersign.operations.audit.source.NoticeFacts;
import io.countersign.operations.audit.source.TopicEvent;
import io.countersign.operations.audit.source.ViewFacts;
import io.countersign.operations.command.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One account's topics and stores, as services without a fault would leave them; tests then take something away, add or
 * change it.
 */
final class AuditFixture {

    static final String ACCOUNT = "acme";
    private static final AccountSnapshot SNAPSHOT = account(new AccountId(ACCOUNT), null);

    final List<CloudEvent<Event>> topics = new ArrayList<>();
    final Map<Long, CaseFacts> cases = new HashMap<>();
    final Map<Long, ViewFacts> views = new HashMap<>();
    final List<Held> held = new ArrayList<>();
    final Map<String, NoticeFacts> notices = new HashMap<>();
    int limit = 50;

    @Nullable
    Act act;

    private Instant now = NOON;
    long last;
    private final String account;

    AuditFixture() {
        this(ACCOUNT);
    }

    AuditFixture(String account) {
        this.account = account;
    }

    private CloudEvent<Event> publish(String source, Event event) {
        var published = CloudEvent.of(source, now, new AccountId(account), event);
        topics.add(published);
        return published;
    }

    static long fingerprint(CloudEvent<Event> event) {
        return Fingerprint.of(Json.MAPPER.writeValueAsBytes(event));
    }

    private void show(long s, String key, CloudEvent<Event> event) {
        view(s).events().put(key, fingerprint(event));
    }

    private ViewFacts view(long s) {
        return views.computeIfAbsent(s, _ -> new ViewFacts(account, new HashMap<>(), new HashSet<>()));
    }

    private static String name(long s) {
        return "Acme " + s;
    }

    private static Summary summary(long s) {
        return Summary.of(application(name(s)), SNAPSHOT);
    }

    AuditFixture submitted(long s, int r) {
        var event = new ApplicationSubmitted(new SignatureId(s), r, application(name(s)), SNAPSHOT);
        show(s, "submitted:" + r, publish("/intake", event));
        return this;
    }

    /** What comes from now on came an hour later. */
    AuditFixture later() {
        now = now.plus(Duration.ofHours(1));
        return this;
    }

    AuditFixture admittedAgain(long s, int r, int used) {
        publish(
                "/quota",
                new ApplicationAdmitted(new SignatureId(s), r, application(name(s)), SNAPSHOT, NOON, used, limit));
        return this;
    }

    AuditFixture admitted(long s, int r) {
        publish(
                "/quota",
                new ApplicationAdmitted(
                        new SignatureId(s), r, application(name(s)), SNAPSHOT, NOON, held.size() + 1, limit));
        held.add(new Held(s, r, "global", name(s), false));
        view(s).marks().add("admitted:" + r);
        return this;
    }

    AuditFixture open(long s, int r) {
        submitted(s, r).admitted(s, r);
        var event = new SentToReviewer(new SignatureId(s), r, summary(s), NOON, null, NOON, NOON);
        show(s, "sent-to-reviewer:" + r, publish("/review", event));
        state(s, r, new Revision(true, false, 0, TopicEvent.content(application(name(s)))));
        return this;
    }

    /** With a question that was answered, and its notice. */
    AuditFixture asked(long s, int r) {
        var id = new SignatureId(s);
        show(
                s,
                "requested:%d:1".formatted(r),
                publish("/review", new InformationRequested(id, r, 1, summary(s), NOON, "?", NOON)));
        var notice = publish(
                "/notification",
                new QuestionNoticeIssued(
                        id,
                        r,
                        ++last,
                        summary(s),
                        new Asked(1, "?", NOON),
                        new Text("", ""),
                        new Text("", ""),
                        NOON,
                        NOON));
        notices.put(notice.id(), new NoticeFacts(account, last, fingerprint(notice)));
        view(s).marks().add("notice:requested:%d:1".formatted(r));
        show(s, "provided:%d:1".formatted(r), publish("/intake", new InformationProvided(id, r, 1, "!", List.of())));
        show(
                s,
                "closed:%d:1".formatted(r),
                publish("/review", new InformationClosed(id, r, 1, QuestionResult.ANSWERED, NOON, null)));
        return this;
    }

    AuditFixture approved(long s, int r) {
        open(s, r);
        outcome(s, r, new SignatureApproved(new SignatureId(s), r, summary(s), NOON, Route.HUMAN, null));
        held.replaceAll(each -> each.signature() == s && each.revision() == r
                ? new Held(s, r, each.region(), each.name(), true)
                : each);
        return this;
    }

    AuditFixture rejected(long s, int r) {
        open(s, r);
        outcome(s, r, rejection(s, r, ReasonCode.OTHER));
        release(s);
        return this;
    }

    static SignatureRejected rejection(long s, int r, ReasonCode code) {
        return new SignatureRejected(
                new SignatureId(s),
                r,
                summary(s),
                NOON,
                Route.HUMAN,
                List.of(Reason.of(code).with("b", "2").with("a", "1")),
                null);
    }

    AuditFixture refused(long s, int r) {
        submitted(s, r);
        var reasons = List.of(Reason.of(ReasonCode.QUOTA_EXCEEDED));
        publish(
                "/quota",
                new ApplicationRefused(new SignatureId(s), r, summary(s), reasons, NOON, limit, limit, null, null));
        view(s).marks().add("refused:" + r);
        outcome(s, r, new RevisionRefused(new SignatureId(s), r, summary(s), NOON, reasons));
        return this;
    }

    AuditFixture deleted(long s) {
        show(s, "deleted", publish("/intake", new SignatureDeleted(new SignatureId(s))));
        var retired = publish(
                "/review", new SignatureRetired(new SignatureId(s), RetirementCause.DELETED, List.of(), summary(s)));
        show(s, "retired", retired);
        var before = Objects.requireNonNull(cases.get(s));
        cases.put(s, new CaseFacts(account, before.revisions(), 0, fingerprint(retired), 0));
        release(s);
        return this;
    }

    AuditFixture withdrawalRequested(long s, int r) {
        show(s, "withdrawal:" + r, publish("/intake", new WithdrawalRequested(new SignatureId(s), r)));
        return this;
    }

    AuditFixture limit(int newLimit) {
        act = new Act(9, limit, now.toEpochMilli());
        limit = newLimit;
        publish("/quota", new LimitChanged(new AccountId(account), newLimit, 9));
        return this;
    }

    void release(long s) {
        held.removeIf(each -> each.signature() == s);
    }

    void state(long s, int r, Revision state) {
        var known = cases.get(s);
        var revisions = new TreeMap<Integer, Revision>(known == null ? Map.of() : known.revisions());
        revisions.put(r, state);
        cases.put(s, new CaseFacts(account, revisions, 0, known == null ? 0 : known.retired(), 0));
    }

    void outcome(long s, int r, Outcome outcome) {
        var published = publish("/review", outcome);
        show(s, "outcome:" + r, published);
        state(
                s,
                r,
                new Revision(
                        false,
                        outcome instanceof SignatureApproved,
                        fingerprint(published),
                        TopicEvent.content(application(name(s)))));
        notified(s, r, outcome, ++last);
    }

    void notified(long s, int r, Outcome outcome, long sequence) {
        var notice = publish(
                "/notification",
                new NoticeIssued(
                        new SignatureId(s),
                        r,
                        sequence,
                        AccountFacts.kind(outcome),
                        summary(s),
                        List.of(),
                        null,
                        null,
                        NOON,
                        NOON));
        notices.put(notice.id(), new NoticeFacts(account, sequence, fingerprint(notice)));
        view(s).marks().add("notice:" + r);
    }

    /** Takes an event out of its topic. */
    void lose(String id) {
        if (!topics.removeIf(event -> event.id().equals(id))) {
            throw new IllegalArgumentException("there is no " + id);
        }
    }

    void add(String source, Event event) {
        publish(source, event);
    }

    AccountFacts facts() {
        var facts = new AccountFacts(account);
        for (var event : topics) {
            facts.on(TopicEvent.read(account, Json.MAPPER.writeValueAsBytes(event), Event.class)
                    .orElseThrow());
        }
        return facts;
    }

    List<Violation> check() {
        return check(facts());
    }

    List<Violation> check(AccountFacts facts) {
        var stores = stores();
        var documents = new DocumentBatch(List.of(facts), stores).of(facts);
        var all = new ArrayList<>(facts.violations);
        all.addAll(AccountCheck.check(facts, documents, Kept.EVERYTHING));
        return all;
    }

    DocumentStores stores() {
        return new DocumentStores() {
            @Override
            public Map<Long, CaseFacts> cases(Collection<Long> signatures) {
                return cases;
            }

            @Override
            public Map<Long, ViewFacts> views(Collection<Long> signatures) {
                return views;
            }

            @Override
            public Map<String, LedgerFacts> ledgers(Collection<String> accounts) {
                return Map.of(account, new LedgerFacts(limit, act, List.copyOf(held)));
            }

            @Override
            public Map<String, FeedFacts> feeds(Collection<String> accounts) {
                return Map.of(account, new FeedFacts(last));
            }

            @Override
            public Map<String, NoticeFacts> notices(Collection<String> ids) {
                return notices;
            }
        };
    }
}
