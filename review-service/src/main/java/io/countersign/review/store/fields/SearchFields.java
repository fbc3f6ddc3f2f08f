package io.countersign.review.store.fields;

import static io.countersign.platform.store.document.PaddedNumbers.padded;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.report.CaseSearch;
import io.countersign.review.domain.report.CaseSummaryFields;
import io.countersign.review.domain.report.ReviewerDecision;
import io.countersign.review.domain.report.SearchPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The sub-document by which cases are searched and counted, derived from the case in every write. A claim does not change
 * it. {@code position} orders results by the last submission or outcome, then by id, in one field.
 */
public final class SearchFields {

    public static final String SEARCH = "search";
    public static final String POSITION = "search.position";
    public static final String STATUS = "search.status";
    public static final String ACCOUNT = "account";
    public static final String NAMES = "search.names";
    public static final String REFERENCES = "search.references";
    public static final String REVIEWERS = "search.reviewers";
    public static final String REASONS = "search.reasons";
    public static final String REVIEWER_DECISION_HOUR = "search.decision.hour";

    private static final String REVIEWER_DECISION = "decision";
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Pattern META = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

    private SearchFields() {}

    public static Document of(Case known) {
        var fields = CaseSummaryFields.of(known);
        return new Document("position", position(new SearchPosition(fields.changedAt(), known.signature())))
                .append("status", fields.status().code())
                .append("names", List.copyOf(fields.nameKeys()))
                .append("references", List.copyOf(fields.references()))
                .append("reviewers", List.copyOf(fields.reviewers()))
                .append("reasons", List.copyOf(fields.reasons()))
                .append(
                        REVIEWER_DECISION,
                        ReviewerDecision.of(known).map(SearchFields::of).toList());
    }

    private static Document of(ReviewerDecision accepted) {
        var document = new Document("revision", accepted.revision())
                .append("hour", accepted.at().toEpochMilli() / HOUR)
                .append("at", Date.from(accepted.at()))
                .append("reviewer", accepted.reviewer())
                .append("approval", accepted.isApproval())
                .append("reasons", accepted.reasons());
        append(document, "submittedAt", accepted.submittedAt());
        append(document, "claimedAt", accepted.claimedAt());
        return document;
    }

    private static void append(Document document, String name, @Nullable Instant at) {
        if (at != null) {
            document.append(name, Date.from(at));
        }
    }

    private static String position(SearchPosition position) {
        return time(position.changedAt()) + "-" + padded(position.signature().value());
    }

    private static String time(Instant at) {
        return padded(Math.max(0, at.toEpochMilli()));
    }

    /** Each equality is the first field of an index, the position the second. */
    public static Document filter(CaseSearch search, @Nullable SearchPosition after) {
        var filter = new Document();
        append(
                filter,
                "_id",
                search.signature() == null ? null : search.signature().text());
        append(filter, REFERENCES, search.reference());
        append(
                filter,
                ACCOUNT,
                search.account() == null ? null : search.account().value());
        append(filter, REVIEWERS, search.reviewer());
        append(filter, REASONS, search.reason() == null ? null : search.reason().name());
        append(filter, STATUS, search.status() == null ? null : search.status().code());
        var name = search.nameKey();
        if (name != null) {
            filter.append(NAMES, new Document("$regex", "^" + META.matcher(name).replaceAll("\\\\$0")));
        }
        return filter.append(POSITION, positions(search, after));
    }

    private static void append(Document filter, String name, @Nullable String value) {
        if (value != null) {
            filter.append(name, value);
        }
    }

    /** From the first millisecond of the time until before the position or the end. */
    private static Document positions(CaseSearch search, @Nullable SearchPosition after) {
        var range = new Document("$gte", search.from() == null ? "" : time(roundedUp(search.from())));
        var end = search.until() == null ? null : time(roundedUp(search.until()));
        var last = after == null ? null : position(after);
        if (end != null && (last == null || end.compareTo(last) < 0)) {
            return range.append("$lt", end);
        }
        return last == null ? range : range.append("$lt", last);
    }

    private static Instant roundedUp(Instant at) {
        var millis = Instant.ofEpochMilli(at.toEpochMilli());
        return millis.isBefore(at) ? millis.plusMillis(1) : millis;
    }

    /** Cases with a verdict in one of the hours of a window. */
    public static Document decisionsBetween(Instant from, Instant until) {
        var hours = LongStream.rangeClosed(
                        from.toEpochMilli() / HOUR, until.minusMillis(1).toEpochMilli() / HOUR)
                .boxed()
                .toList();
        return new Document(REVIEWER_DECISION_HOUR, new Document("$in", hours));
    }

    /** The verdicts of a document that holds at least these fields. */
    public static List<ReviewerDecision> accepted(Document found) {
        var signature = SignatureId.of(found.getString("_id"));
        return found.get(SEARCH, Document.class).getList(REVIEWER_DECISION, Document.class, List.of()).stream()
                .map(one -> accepted(signature, one))
                .toList();
    }

    private static ReviewerDecision accepted(SignatureId signature, Document one) {
        return new ReviewerDecision(
                signature,
                one.get("revision", Number.class).intValue(),
                one.getString("reviewer"),
                one.getDate("at").toInstant(),
                one.getBoolean("approval"),
                instant(one, "submittedAt"),
                instant(one, "claimedAt"),
                one.getList("reasons", String.class, List.of()));
    }

    private static @Nullable Instant instant(Document document, String name) {
        var date = document.getDate(name);
        return date == null ? null : date.toInstant();
    }
}
