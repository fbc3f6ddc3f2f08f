package io.countersign.review.store.fields;

import static io.countersign.platform.store.document.PaddedNumbers.padded;
import static java.time.Instant.EPOCH;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.SignatureType;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueListing;
import io.countersign.review.domain.queue.QueueListing.Mark;
import io.countersign.review.domain.queue.QueueOrder;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.revision.Handling.Skip;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
public final class QueueFields {

    public static final String QUEUE = "queue";
    public static final String POSITION = "queue.position";
    public static final String AVAILABLE_AT = "queue.availableAt";
    public static final String REGION = "queue.region";
    public static final String SUBMITTED = "queue.submitted";

    public static final String DUE = "queue.due";
    public static final String NEXT_TIMER_AT = "queue.nextTimerAt";
    public static final String LANGUAGE = "queue.language";
    public static final String TYPE = "queue.type";
    public static final String ACCOUNT = "queue.account";
    public static final String OFFERED_TO = "queue.offer.to";
    public static final String OFFERED_AT = "queue.offer.at";
    public static final String SENIOR_AT = "queue.seniorAt";
    public static final String KEYS = "queue.keys";
    public static final String LEASED_ACCOUNT = "queue.lease.account";
    static final String LEASED_TO = "queue.lease.reviewer";
    public static final String LEASED_UNTIL = "queue.lease.until";

    private static final String OFFER_KEY = "0:";
    private static final String LEASE_KEY = "1:";
    private static final String EVERY_POSITION = "";
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    /** Of a case with an open question, which no reviewer can claim; after that of an escalated one. */
    private static final Instant ASKED = NEVER.plusSeconds(3_600);

    private QueueFields() {}

    /** Null if no revision is open. */
    public static @Nullable Document of(Case known) {
        var entry = known.open();
        if (entry == null) {
            return null;
        }
        Open open = entry.getValue();
        var application = open.content().application();
        var queue = new Document("revision", entry.getKey())
                .append("position", position(open.position(known.signature())))
                .append("availableAt", Date.from(availableAt(open)))
                .append("due", Date.from(open.attention()))
                .append("submitted", Date.from(open.content().submittedAt()))
                .append("region", application.region().code())
                .append("type", application.type().code())
                .append("language", open.content().account().language().code())
                .append("account", known.account().value());
        appendLease(queue, known, open);
        if (open.clock().openQuestion() == null) {
            appendOffers(queue, known, open);
        }
        appendKeys(queue);
        var timer = open.clock().nextTimerAt(open.due());
        return timer == null ? queue : queue.append("nextTimerAt", Date.from(timer));
    }

    public static Document timersUntil(Instant now) {
        return new Document(NEXT_TIMER_AT, new Document("$lte", Date.from(now)));
    }

    /** One field for two conditions, which one query then reads: offers are read before leases. */
    private static void appendKeys(Document queue) {
        var keys = new ArrayList<String>();
        var offer = queue.get("offer", Document.class);
        if (offer != null) {
            keys.add(OFFER_KEY + offer.getString("to"));
        }
        if (queue.containsKey("lease")) {
            keys.add(LEASE_KEY + queue.getString("account"));
        }
        if (!keys.isEmpty()) {
            queue.append("keys", keys);
        }
    }

    /** Cases that are or will be offered to the reviewers, and those of the accounts that have or had a lease. */
    public static Document around(Set<String> reviewers, Set<AccountId> accounts) {
        var keys = new ArrayList<String>();
        reviewers.stream().sorted().forEach(reviewer -> keys.add(OFFER_KEY + reviewer));
        accounts.stream().map(AccountId::value).sorted().forEach(account -> keys.add(LEASE_KEY + account));
        return new Document(KEYS, new Document("$in", keys));
    }

    /** Whether a document is offered to the reviewer at that time and matches the filter; as {@link #offered} does. */
    public static boolean isOffered(Document found, String reviewer, ClaimFilter filter, Instant now) {
        var queue = found.get(QUEUE, Document.class);
        var offer = queue.get("offer", Document.class);
        return offer != null
                && reviewer.equals(offer.getString("to"))
                && !offer.getDate("at").toInstant().isAfter(now)
                && (filter.region() == null || filter.region().code().equals(queue.getString("region")))
                && (filter.language() == null || filter.language().code().equals(queue.getString("language")))
                && (filter.type() == null || filter.type().code().equals(queue.getString("type")))
                && (filter.priority() == null
                        || filter.priority() == candidate(found).position().priority());
    }

    /** The account of a document if another reviewer has its lease at that time; null otherwise. */
    public static @Nullable AccountId workedOnByOther(Document found, String reviewer, Instant now) {
        var queue = found.get(QUEUE, Document.class);
        var lease = queue.get("lease", Document.class);
        return lease != null
                        && !reviewer.equals(lease.getString("reviewer"))
                        && lease.getDate("until").toInstant().isAfter(now)
                ? new AccountId(queue.getString("account"))
                : null;
    }

    private static void appendLease(Document queue, Case known, Open open) {
        var lease = open.lease();
        if (lease != null) {
            queue.append(
                    "lease",
                    new Document("account", known.account().value())
                            .append("reviewer", lease.reviewer())
                            .append("until", Date.from(lease.until())));
        }
    }

    private static void appendOffers(Document queue, Case known, Open open) {
        var handling = open.handling();
        var until = open.lease() == null ? null : open.lease().until();
        var hold = handling.hold() == null ? null : handling.hold().until();
        var preferred = known.preferredReviewer();
        if (preferred != null) {
            queue.append("offer", new Document("to", preferred).append("at", Date.from(latest(until, hold, null))));
        }
        if (handling.escalation() != null) {
            var assignment =
                    handling.assignment() == null ? null : handling.assignment().until();
            queue.append("seniorAt", Date.from(latest(until, hold, assignment)));
        }
        var avoiding = ClaimCandidate.avoiding(handling);
        if (!avoiding.isEmpty()) {
            queue.append(
                    "avoiding",
                    avoiding.stream()
                            .map(skip ->
                                    new Document("reviewer", skip.reviewer()).append("until", Date.from(skip.until())))
                            .toList());
        }
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
        return position.priority().rank()
                + "-"
                + padded(Math.max(0, position.due().toEpochMilli()))
                + "-"
                + padded(Math.max(0, position.submitted().toEpochMilli()))
                + "-"
                + padded(position.signature().value());
    }

    /** Of a document that holds at least the position. */
    public static String position(Document found) {
        return found.get(QUEUE, Document.class).getString("position");
    }

    public static List<ClaimCandidate> inOrder(List<Document> found) {
        return found.stream()
                .map(QueueFields::candidate)
                .sorted(Comparator.comparing(ClaimCandidate::position))
                .toList();
    }

    /** Of a document that holds at least the queue's fields. */
    public static ClaimCandidate candidate(Document found) {
        var queue = found.get(QUEUE, Document.class);
        var parts = queue.getString("position").split("-", -1);
        var position = new QueuePosition(
                Priority.ranked(Integer.parseInt(parts[0])),
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                Instant.ofEpochMilli(Long.parseLong(parts[2])),
                new SignatureId(Long.parseLong(parts[3])));
        return new ClaimCandidate(
                position,
                new AccountId(queue.getString("account")),
                queue.getList("avoiding", Document.class, List.of()).stream()
                        .map(skip -> new Skip(
                                skip.getString("reviewer"),
                                skip.getDate("until").toInstant()))
                        .toList());
    }

    /**
     * Equality filters that together match what the filter matches, each a prefix of one index: a type or a language alone
     * exists for each region and language.
     */
    public static List<Document> prefixes(ClaimFilter filter) {
        if (filter.type() == null && filter.language() == null) {
            return List.of(
                    filter.region() == null
                            ? new Document()
                            : new Document(REGION, filter.region().code()));
        }
        var languages = filter.language() == null ? List.of(Language.values()) : List.of(filter.language());
        var regions = filter.region() == null ? List.of(Region.values()) : List.of(filter.region());
        return languages.stream()
                .flatMap(language -> regions.stream().map(region -> prefix(filter.type(), language, region)))
                .toList();
    }

    private static Document prefix(@Nullable SignatureType type, Language language, Region region) {
        var prefix = type == null ? new Document() : new Document(TYPE, type.code());
        return prefix.append(LANGUAGE, language.code()).append(REGION, region.code());
    }

    /** Cases that every reviewer may claim: those that nothing prevents, in queue order, then the ended ones by their end. */
    public static Document available(Document prefix, Instant now) {
        return new Document(prefix)
                .append(AVAILABLE_AT, upTo(now))
                .append(POSITION, new Document("$gt", EVERY_POSITION));
    }

    /** Of a document that holds at least the queue's fields: whether it has no lease, hold or assignment, not even an ended one. */
    public static boolean isFree(Document found) {
        return found.get(QUEUE, Document.class)
                .getDate("availableAt")
                .toInstant()
                .equals(EPOCH);
    }

    /** Cases that nothing prevents anyone from claiming: one range of an index. */
    public static Document free(Document prefix, ClaimFilter filter, @Nullable QueuePosition after) {
        return new Document(prefix).append(AVAILABLE_AT, Date.from(EPOCH)).append(POSITION, positions(filter, after));
    }

    /** Cases whose lease, hold or assignment has ended. */
    public static Document ended(Document prefix, ClaimFilter filter, @Nullable QueuePosition after, Instant now) {
        return new Document(prefix)
                .append(AVAILABLE_AT, new Document("$gt", Date.from(EPOCH)).append("$lte", Date.from(now)))
                .append(POSITION, positions(filter, after));
    }

    private static Document positions(ClaimFilter filter, @Nullable QueuePosition after) {
        var start = after == null ? EVERY_POSITION : position(after);
        if (filter.priority() == null) {
            return new Document("$gt", start);
        }
        var first = filter.priority().rank() + "-";
        var beyond = filter.priority().rank() + ".";
        return new Document("$gt", start.compareTo(first) > 0 ? start : first).append("$lt", beyond);
    }

    public static Document offered(String reviewer, ClaimFilter filter, Instant now) {
        return among(filter, new Document(OFFERED_TO, reviewer).append(OFFERED_AT, upTo(now)));
    }

    public static Document escalated(ClaimFilter filter, Instant now) {
        return among(filter, new Document(SENIOR_AT, upTo(now)));
    }

    private static Document upTo(Instant now) {
        return new Document("$gte", Date.from(EPOCH)).append("$lte", Date.from(now));
    }

    /** The few cases of another index that match the filter too. */
    private static Document among(ClaimFilter filter, Document query) {
        if (filter.region() != null) {
            query.append(REGION, filter.region().code());
        }
        if (filter.language() != null) {
            query.append(LANGUAGE, filter.language().code());
        }
        if (filter.type() != null) {
            query.append(TYPE, filter.type().code());
        }
        return filter.priority() == null ? query : query.append(POSITION, positions(filter, null));
    }

    public static Document workedOnByOther(AccountId account, String reviewer, Instant now) {
        return new Document(LEASED_ACCOUNT, account.value())
                .append(LEASED_UNTIL, new Document("$gt", Date.from(now)))
                .append(LEASED_TO, new Document("$ne", reviewer));
    }

    /**
     * The queries whose results together are a page. Cases without a lease and those whose lease has ended are read
     * separately: each query is one range of an index, and the second one finds at most as many as were ever claimed.
     */
    public static List<Document> page(Filter filter, Instant now, @Nullable QueuePosition after) {
        var inRegion = ClaimFilter.in(filter.region());
        var prefix = prefixes(inRegion).getFirst();
        var queries = switch (filter.state()) {
            case OPEN -> List.of(new Document(prefix));
            case WAITING -> List.of(free(prefix, inRegion, after), ended(prefix, inRegion, after, now));
            case CLAIMED -> List.of(claimed(prefix, now));
            case ASKED -> List.of(new Document(prefix).append(AVAILABLE_AT, Date.from(ASKED)));
        };
        queries.forEach(query -> query.append(POSITION, positions(inRegion, after)));
        return queries;
    }

    private static Document claimed(Document prefix, Instant now) {
        var later = new Document("$gt", Date.from(now));
        return new Document(prefix).append(AVAILABLE_AT, later).append(LEASED_UNTIL, later);
    }

    public static String sortField(QueueOrder order) {
        return switch (order) {
            case URGENT -> POSITION;
            case DUE -> DUE;
            case OLDEST, NEWEST -> SUBMITTED;
        };
    }

    /** Cases of a listing from its mark on, those with the mark's own key included. */
    public static Document listed(QueueListing listing, @Nullable Mark after) {
        var query = listing.account() == null ? new Document() : new Document(ACCOUNT, listing.account());
        var all = among(listing.filter(), query);
        if (listing.order() != QueueOrder.URGENT) {
            return all.append(sortField(listing.order()), times(listing.order(), after));
        }
        var positions = positions(listing.filter(), null);
        if (after != null) {
            positions.remove("$gt");
            positions.append("$gte", after.key());
        }
        return all.append(POSITION, positions);
    }

    private static Document times(QueueOrder order, @Nullable Mark after) {
        var start = after == null ? null : Date.from(Instant.ofEpochMilli(Long.parseLong(after.key())));
        if (order == QueueOrder.NEWEST) {
            return new Document("$lte", start == null ? Date.from(NEVER) : start);
        }
        return new Document("$gte", start == null ? Date.from(EPOCH) : start);
    }

    public static Document all() {
        return new Document(POSITION, new Document("$gt", EVERY_POSITION));
    }

    public static Document overdue(Instant now) {
        return new Document(DUE, new Document("$gte", Date.from(EPOCH)).append("$lte", Date.from(now)));
    }

    public static Document submitted() {
        return new Document(SUBMITTED, new Document("$gte", Date.from(EPOCH)));
    }
}
