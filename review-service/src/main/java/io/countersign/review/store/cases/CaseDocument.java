package io.countersign.review.store.cases;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.Retirement;
import io.countersign.review.domain.cases.Retirement.Act;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.RevisionState.ReviewerVerdict;
import io.countersign.review.domain.revision.RevisionState.Timing;
import io.countersign.review.store.fields.QueueFields;
import io.countersign.review.store.fields.SearchFields;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case as a document. Events are stored as the bytes that are published; contents and findings, which no query reads
 * by, as JSON texts. Mapped by hand: about 10 µs in both directions, which Spring Data's mapping would multiply by six to
 * eight (ADR 35).
 */
record CaseDocument(JsonMapper json, JsonTexts<RevisionContent> contents, JsonTexts<Assessment> assessments) {

    CaseDocument(JsonMapper json) {
        this(json, new JsonTexts<>(json, RevisionContent.class), new JsonTexts<>(json, Assessment.class));
    }

    static final String ID = "_id";
    static final String VERSION = "version";
    static final String WRITER = "writer";
    static final String UNSENT_SINCE = "unsentSince";
    static final String REVIEWER_DECIDED_AT = "reviewerDecidedAt";

    private static final String SUBMITTED_AT = "submittedAt";
    private static final String CLAIMED_AT = "claimedAt";

    private static final int SCHEMA = 1;
    private static final String STATE_OPEN = "open";

    /** @param writer identifies this write */
    Document of(Case known, Object writer) {
        var revisions = new Document();
        known.revisions().forEach((number, state) -> revisions.append(String.valueOf(number), of(state)));
        var document = new Document(ID, known.signature().text())
                .append("schema", SCHEMA)
                .append("account", known.account().value())
                .append(VERSION, known.version() + 1)
                .append(WRITER, writer)
                .append("revisions", revisions)
                .append("withdrawnUpTo", known.withdrawnUpTo())
                .append("unsent", unsent(known));
        if (known.unsentSince() != null) {
            document.append(UNSENT_SINCE, Date.from(known.unsentSince()));
        }
        reviewerDecidedAt(known).ifPresent(at -> document.append(REVIEWER_DECIDED_AT, Date.from(at)));
        var history = HistoryDocuments.of(known.signature(), known.history());
        if (history != null) {
            document.append(HistoryDocuments.HISTORY, history);
        }
        var queue = QueueFields.of(known);
        if (queue != null) {
            document.append(QueueFields.QUEUE, queue);
        }
        document.append(SearchFields.SEARCH, SearchFields.of(known));
        return known.retired() == null ? document : document.append("retired", of(known.retired()));
    }

    /** The last verdict of a reviewer. */
    private static Optional<Instant> reviewerDecidedAt(Case known) {
        return known.revisions().values().stream()
                .filter(state -> state instanceof Decided decided && decided.reviewerVerdict() != null)
                .map(state -> ((Decided) state).at())
                .max(Comparator.naturalOrder());
    }

    /** By id alone where the event is in the document already, as the outcome of a revision or of the signature. */
    private static List<Document> unsent(Case known) {
        var kept = Set.copyOf(known.everything());
        return known.unsent().stream()
                .map(event -> kept.contains(event) ? new Document("id", event.id()) : of(event))
                .toList();
    }

    static Document of(PublishedEvent event) {
        return new Document("id", event.id()).append("body", event.body());
    }

    private static Document of(Retirement retired) {
        var document = of(retired.event());
        var act = retired.act();
        return act == null
                ? document
                : document.append("by", act.lead())
                        .append("at", Date.from(act.at()))
                        .append(
                                "reasons",
                                act.reasons().stream().map(ReasonCode::name).toList())
                        .append("note", act.note());
    }

    private Document of(RevisionState state) {
        return switch (state) {
            case Open open -> of(open);
            case Decided decided -> of(decided);
        };
    }

    private Document of(Open open) {
        var document = new Document("state", STATE_OPEN)
                .append("content", contents.write(open.content()))
                .append("due", Date.from(open.due()))
                .append("sent", of(open.sent()))
                .append("clock", ClockDocument.of(open.clock()));
        if (open.assessment() != null) {
            document.append("assessment", assessments.write(open.assessment()));
        }
        if (!open.handling().equals(Handling.none())) {
            document.append("handling", new HandlingDocument(json).of(open.handling()));
        }
        return open.lease() == null ? document : document.append("lease", of(open.lease()));
    }

    private static Document of(Lease lease) {
        return new Document("reviewer", lease.reviewer())
                .append("token", lease.token())
                .append("until", Date.from(lease.until()));
    }

    private Document of(Decided decided) {
        var document = new Document("state", decided.kind().code())
                .append("at", Date.from(decided.at()))
                .append("outcome", of(decided.outcome()));
        if (decided.content() != null) {
            document.append("content", contents.writeLast(decided.content()));
        }
        if (!decided.closings().isEmpty()) {
            document.append(
                    "closings",
                    decided.closings().stream().map(CaseDocument::of).toList());
        }
        if (!decided.reasons().isEmpty()) {
            document.append("reasons", decided.reasons());
        }
        return decided.reviewerVerdict() == null ? document : document.append("verdict", of(decided.reviewerVerdict()));
    }

    private static Document of(ReviewerVerdict reviewerVerdict) {
        var document = new Document("reviewer", reviewerVerdict.reviewer())
                .append("token", reviewerVerdict.token())
                .append("digest", reviewerVerdict.digest())
                .append("note", reviewerVerdict.note());
        var timing = reviewerVerdict.timing();
        return timing == null
                ? document
                : document.append(SUBMITTED_AT, Date.from(timing.submittedAt()))
                        .append(CLAIMED_AT, Date.from(timing.claimedAt()));
    }

    Case read(Document document) {
        var signature = SignatureId.of(document.getString(ID));
        var account = new AccountId(document.getString("account"));
        var events = new Events(account, signature);
        var revisions = new TreeMap<Integer, RevisionState>();
        part(document, "revisions")
                .forEach((number, state) -> revisions.put(Integer.valueOf(number), state((Document) state, events)));
        var retired = document.get("retired", Document.class);
        var read = new Case(
                signature,
                account,
                document.get(VERSION, Number.class).longValue(),
                revisions,
                document.get("withdrawnUpTo", Number.class).intValue(),
                retired == null ? null : new Retirement(events.read(retired), act(retired)),
                List.of(),
                null,
                HistoryDocuments.read(document.get(HistoryDocuments.HISTORY, Document.class)));
        var unsent = document.getList("unsent", Document.class, List.of());
        return unsent.isEmpty()
                ? read
                : read.withUnsent(unsent(read, unsent, events), optionalInstant(document, UNSENT_SINCE));
    }

    private static List<PublishedEvent> unsent(Case read, List<Document> unsent, Events events) {
        var kept = read.everything().stream()
                .collect(Collectors.toMap(PublishedEvent::id, Function.identity(), (one, _) -> one));
        return unsent.stream()
                .map(event -> event.containsKey("body")
                        ? events.read(event)
                        : Objects.requireNonNull(kept.get(event.getString("id")), "an unsent event is not in the case"))
                .toList();
    }

    private static @Nullable Act act(Document retired) {
        var lead = retired.getString("by");
        return lead == null
                ? null
                : new Act(
                        lead,
                        instant(retired, "at"),
                        retired.getList("reasons", String.class).stream()
                                .map(ReasonCode::valueOf)
                                .toList(),
                        retired.getString("note"));
    }

    private RevisionState state(Document document, Events events) {
        var state = document.getString("state");
        var content = contents.read(document.getString("content"));
        if (!STATE_OPEN.equals(state)) {
            return new Decided(
                    OutcomeKind.of(state),
                    instant(document, "at"),
                    events.read(part(document, "outcome")),
                    content,
                    reviewerVerdict(document.get("verdict", Document.class)),
                    document.getList("closings", Document.class, List.of()).stream()
                            .map(events::read)
                            .toList(),
                    document.getList("reasons", String.class, List.of()));
        }
        return new Open(
                Objects.requireNonNull(content),
                assessments.read(document.getString("assessment")),
                instant(document, "due"),
                events.read(part(document, "sent")),
                lease(document.get("lease", Document.class)),
                new HandlingDocument(json).read(document.get("handling", Document.class)),
                ClockDocument.read(document.get("clock", Document.class), events::read));
    }

    private static @Nullable Lease lease(@Nullable Document document) {
        return document == null
                ? null
                : new Lease(document.getString("reviewer"), document.getString("token"), instant(document, "until"));
    }

    private static @Nullable ReviewerVerdict reviewerVerdict(@Nullable Document document) {
        return document == null
                ? null
                : new ReviewerVerdict(
                        document.getString("reviewer"),
                        document.getString("token"),
                        document.getString("digest"),
                        document.getString("note"),
                        timing(document));
    }

    private static @Nullable Timing timing(Document reviewerVerdict) {
        var submittedAt = optionalInstant(reviewerVerdict, SUBMITTED_AT);
        var claimedAt = optionalInstant(reviewerVerdict, CLAIMED_AT);
        return submittedAt == null || claimedAt == null ? null : new Timing(submittedAt, claimedAt);
    }

    private static Document part(Document document, String name) {
        return document.get(name, Document.class);
    }

    private static Instant instant(Document document, String name) {
        return document.getDate(name).toInstant();
    }

    private static @Nullable Instant optionalInstant(Document document, String name) {
        var date = document.getDate(name);
        return date == null ? null : date.toInstant();
    }

    /** Key and subject of an event are those of its case. */
    private record Events(AccountId account, SignatureId signature) {

        PublishedEvent read(Document document) {
            return new PublishedEvent(account, document.getString("id"), signature.text(), document.getString("body"));
        }
    }
}
