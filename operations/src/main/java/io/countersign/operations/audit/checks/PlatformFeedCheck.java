package io.countersign.operations.audit.checks;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoDatabase;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.facts.ViolationKind;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;

/** A platform's numbers have no holes: one pass over the notices that have one, in memory one bit for each. */
public final class PlatformFeedCheck {

    private static final String FEED = "platform:";
    private static final int PAGE = 2_000;

    private final MongoDatabase notification;
    private final Consumer<Violation> found;
    private final Map<String, BitSet> numbers = new TreeMap<>();

    public PlatformFeedCheck(MongoDatabase notification, Consumer<Violation> found) {
        this.notification = notification;
        this.found = found;
    }

    /** Whether a document of the collection of feeds is a platform's. */
    static boolean isFeedOfPlatform(String id) {
        return id.startsWith(FEED);
    }

    public void check() {
        var last = new TreeMap<String, Integer>();
        notification
                .getCollection("feeds")
                .find(regex("_id", "^" + FEED))
                .projection(include("last"))
                .forEach(feed -> last.put(feed.getString("_id").substring(FEED.length()), number(feed, "last")));
        notification
                .getCollection("notices")
                .find(exists("platformEntry"))
                .projection(include("platform", "platformSequence"))
                .batchSize(PAGE)
                .forEach(this::add);
        last.keySet().forEach(platform -> numbers.computeIfAbsent(platform, _ -> new BitSet()));
        numbers.forEach((platform, used) -> check(platform, used, last.getOrDefault(platform, 0)));
    }

    private void add(Document notice) {
        var used = numbers.computeIfAbsent(notice.getString("platform"), _ -> new BitSet());
        int number = number(notice, "platformSequence");
        if (used.get(number)) {
            report(ViolationKind.SEQUENCE_DOUBLED, notice.getString("platform"), "number " + number);
        }
        used.set(number);
    }

    private void check(String platform, BitSet used, int last) {
        int highest = Math.max(0, used.length() - 1);
        int all = Math.max(last, highest);
        if (used.cardinality() < all) {
            report(
                    ViolationKind.SEQUENCE_HOLE,
                    platform,
                    "%d of %d are missing, the first is %d"
                            .formatted(all - used.cardinality(), all, used.nextClearBit(1)));
        }
        if (last < highest) {
            report(
                    ViolationKind.SEQUENCE_HOLE,
                    platform,
                    "assigned up to %d, stored up to %d".formatted(last, highest));
        }
    }

    private void report(ViolationKind kind, String platform, String detail) {
        found.accept(new Violation(kind, FEED + platform, "", detail));
    }

    private static int number(Document document, String field) {
        return Math.toIntExact(document.get(field, Number.class).longValue());
    }
}
