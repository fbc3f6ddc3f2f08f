package io.countersign.review.store.cases;

import io.countersign.contracts.reasons.Reason;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.Handling.Assignment;
import io.countersign.review.domain.revision.Handling.Escalation;
import io.countersign.review.domain.revision.Handling.Hold;
import io.countersign.review.domain.revision.Handling.LastCommand;
import io.countersign.review.domain.revision.Handling.Skip;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.SecondReview;
import io.countersign.review.domain.revision.SecondReview.GivenVerdict;
import io.countersign.review.domain.revision.Verdict;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A {@link Handling} as a sub-document; what is not arranged is absent. Reasons of verdicts are a JSON text. */
record HandlingDocument(JsonMapper json) {

    private static final String REVIEWER = "reviewer";
    private static final String REASON = "reason";
    private static final String UNTIL = "until";
    private static final String BY = "by";
    private static final String AT = "at";
    private static final String TOKEN = "token";

    Document of(Handling handling) {
        var document = new Document("priority", handling.priority().code());
        var hold = handling.hold();
        if (hold != null) {
            document.append("hold", named(hold.reviewer(), hold.until()).append(REASON, hold.reason()));
        }
        var assignment = handling.assignment();
        if (assignment != null) {
            document.append(
                    "assignment",
                    named(assignment.reviewer(), assignment.until()).append(BY, assignment.by()));
        }
        if (!handling.skips().isEmpty()) {
            document.append(
                    "skips",
                    handling.skips().stream()
                            .map(skip -> named(skip.reviewer(), skip.until()))
                            .toList());
        }
        var escalation = handling.escalation();
        if (escalation != null) {
            document.append(
                    "escalation",
                    new Document(BY, escalation.by())
                            .append(REASON, escalation.reason())
                            .append(AT, Date.from(escalation.at())));
        }
        var last = handling.lastCommand();
        if (last != null) {
            document.append(
                    "last",
                    new Document(REVIEWER, last.reviewer())
                            .append(TOKEN, last.token())
                            .append("digest", last.digest()));
        }
        var review = handling.secondReview();
        return review == null
                ? document
                : document.append(
                        "verdicts", review.verdicts().stream().map(this::of).toList());
    }

    private static Document named(String reviewer, Instant until) {
        return new Document(REVIEWER, reviewer).append(UNTIL, Date.from(until));
    }

    private Document of(GivenVerdict given) {
        var document = new Document(REVIEWER, given.reviewer())
                .append(TOKEN, given.token())
                .append(AT, Date.from(given.at()))
                .append("note", given.verdict().note());
        return given.verdict() instanceof Verdict.Reject reject
                ? document.append("reasons", json.writeValueAsString(reject.reasons()))
                : document;
    }

    Handling read(@Nullable Document document) {
        if (document == null) {
            return Handling.none();
        }
        var verdicts = document.getList("verdicts", Document.class);
        return new Handling(
                Priority.of(document.getString("priority")),
                hold(document.get("hold", Document.class)),
                assignment(document.get("assignment", Document.class)),
                document.getList("skips", Document.class, List.of()).stream()
                        .map(skip -> new Skip(skip.getString(REVIEWER), instant(skip, UNTIL)))
                        .toList(),
                escalation(document.get("escalation", Document.class)),
                verdicts == null
                        ? null
                        : new SecondReview(verdicts.stream().map(this::given).toList()),
                lastCommand(document.get("last", Document.class)));
    }

    private static @Nullable LastCommand lastCommand(@Nullable Document document) {
        return document == null
                ? null
                : new LastCommand(
                        document.getString(REVIEWER), document.getString(TOKEN), document.getString("digest"));
    }

    private static @Nullable Hold hold(@Nullable Document document) {
        return document == null
                ? null
                : new Hold(document.getString(REVIEWER), document.getString(REASON), instant(document, UNTIL));
    }

    private static @Nullable Assignment assignment(@Nullable Document document) {
        return document == null
                ? null
                : new Assignment(document.getString(REVIEWER), document.getString(BY), instant(document, UNTIL));
    }

    private static @Nullable Escalation escalation(@Nullable Document document) {
        return document == null
                ? null
                : new Escalation(document.getString(BY), document.getString(REASON), instant(document, AT));
    }

    private GivenVerdict given(Document document) {
        var note = document.getString("note");
        var reasons = document.getString("reasons");
        return new GivenVerdict(
                document.getString(REVIEWER),
                document.getString(TOKEN),
                instant(document, AT),
                reasons == null
                        ? new Verdict.Approve(note)
                        : new Verdict.Reject(json.readValue(reasons, new TypeReference<List<Reason>>() {}), note));
    }

    private static Instant instant(Document document, String name) {
        return document.getDate(name).toInstant();
    }
}
