package io.countersign.review.store;

import static java.time.Instant.EPOCH;

import io.countersign.contracts.Region;
import io.countersign.review.domain.Case;
import io.countersign.review.domain.QueuePosition;
import io.countersign.review.domain.ReviewQueue.Filter;
import io.countersign.review.domain.RevisionState.Open;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The sub-document by which the queue is read. Every write of a case derives it from the case, and it is present only
 * while a revision is open, so the sparse indexes on it hold open cases alone.
 *
 * <p>{@code position} orders the queue in one field, so that a page continues after any position with one range, however
 * many cases share a due time. {@code availableAt} is the end of the lease, hold or assignment, whichever is latest, or the
 * epoch if there is none: cases that anyone may claim share one key prefix and are read in queue order without examining
 * the others. While a question is open it is a time that never comes, and {@code due} is the question's end if that is
 * later. {@code nextTimerAt} is present only while the clock has something to do.
 */
final class QueueFields {

    static final String QUEUE = "queue";
    static final String POSITION = "queue.position";
    static final String AVAILABLE_AT = "queue.availableAt";
    static final String REGION = "queue.region";
    static final String SUBMITTED = "queue.submitted";

    static final String DUE = "queue.due";
    static final String NEXT_TIMER_AT = "queue.nextTimerAt";

    private static final String EVERY_POSITION = "";
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    /** Of a case with an open question, which no reviewer can claim; after that of an escalated one. */
    private static final Instant ASKED = NEVER.plusSeconds(3_600);

    private QueueFields() {}

    /** Null if no revision is open. */
    static @Nullable Document of(Case known) {
        var entry = known.open();
        if (entry == null) {
            return null;
        }
        Open open = entry.getValue();
        var application = open.content().application();
        var fields = new Document("revision", entry.getKey())
                .append("position", position(open.position(known.signature())))
                .append("availableAt", Date.from(availableAt(open)))
                .append("due", Date.from(open.attention()))
                .append("submitted", Date.from(open.content().submittedAt()))
                .append("region", application.region().code())
                .append("type", application.type().code())
                .append("language", open.content().account().language().code())
                .append("account", known.account().value());
        var timer = open.clock().nextTimerAt(open.due());
        return timer == null ? fields : fields.append("nextTimerAt", Date.from(timer));
    }

    static Document timersUntil(Instant now) {
        return new Document(NEXT_TIMER_AT, new Document("$lte", Date.from(now)));
    }

    /** When every reviewer may claim it: the epoch where nothing prevents it, and never while it needs a senior. */
    private static Instant availableAt(Open open) {
        var handling = open.handling();
        if (open.clock().openQuestion() != null) {
            return ASKED;
        }
        return handling.escalation() == null
                ? latest(
                        open.lease() == null ? null : open.lease().until(),
                        handling.hold() == null ? null : handling.hold().until(),
                        handling.assignment() == null
                                ? null
                                : handling.assignment().until())
                : NEVER;
    }

    private static Instant latest(@Nullable Instant lease, @Nullable Instant hold, @Nullable Instant assignment) {
        return Stream.of(Optional.ofNullable(lease), Optional.ofNullable(hold), Optional.ofNullable(assignment))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(EPOCH);
    }

    /** Sorts as {@link QueuePosition} does: priority, times in milliseconds and id, with leading zeros. */
    private static String position(QueuePosition position) {
        return "%d-%016d-%016d-%016d"
                .formatted(
                        position.priority().rank(),
                        Math.max(0, position.due().toEpochMilli()),
                        Math.max(0, position.submitted().toEpochMilli()),
                        position.signature().value());
    }

    /** Of a document that holds at least the position. */
    static String position(Document found) {
        return found.get(QUEUE, Document.class).getString("position");
    }

    static Document free(@Nullable Region region) {
        return inRegion(region, new Document(AVAILABLE_AT, Date.from(EPOCH)));
    }

    static Document leaseEnded(@Nullable Region region, Instant now) {
        var ended = new Document("$gt", Date.from(EPOCH)).append("$lte", Date.from(now));
        return inRegion(region, new Document(AVAILABLE_AT, ended));
    }

    /**
     * The queries whose results together are a page. Cases without a lease and those whose lease has ended are read
     * separately: each query is one range of an index, and the second one finds at most as many as were ever claimed.
     */
    static List<Document> page(Filter filter, Instant now, @Nullable QueuePosition after) {
        var queries = switch (filter.state()) {
            case OPEN -> List.of(inRegion(filter.region(), new Document()));
            case WAITING -> List.of(free(filter.region()), leaseEnded(filter.region(), now));
            case CLAIMED -> List.of(claimed(filter.region(), now));
            case ASKED -> List.of(inRegion(filter.region(), new Document(AVAILABLE_AT, Date.from(ASKED))));
        };
        var start = after == null ? EVERY_POSITION : position(after);
        queries.forEach(query -> query.append(POSITION, new Document("$gt", start)));
        return queries;
    }

    private static Document claimed(@Nullable Region region, Instant now) {
        return inRegion(
                region,
                new Document(AVAILABLE_AT, new Document("$gt", Date.from(now)).append("$lte", Date.from(NEVER))));
    }

    private static Document inRegion(@Nullable Region region, Document filter) {
        return region == null ? filter : filter.append(REGION, region.code());
    }

    static Document all() {
        return new Document(POSITION, new Document("$gt", EVERY_POSITION));
    }

    static Document overdue(Instant now) {
        return new Document(DUE, new Document("$gte", Date.from(EPOCH)).append("$lte", Date.from(now)));
    }

    static Document submitted() {
        return new Document(SUBMITTED, new Document("$gte", Date.from(EPOCH)));
    }
}
