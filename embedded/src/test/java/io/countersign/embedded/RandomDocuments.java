package io.countersign.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Random documents and filters over few fields and values, so that filters match and keys collide. */
final class RandomDocuments {

    static final List<String> FIELDS = List.of("a", "b", "c", "d.e", "d.f");
    private static final List<String> RANGES = List.of("$gt", "$gte", "$lt", "$lte");

    private final Random random;
    private final boolean arrays;

    RandomDocuments(long seed, boolean arrays) {
        random = new Random(seed);
        this.arrays = arrays;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Nullable
    Object value() {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> random.nextInt(6) + 0.5;
            case 2 -> (long) random.nextInt(6);
            case 3, 4 -> "s" + random.nextInt(6);
            case 5 -> Date.from(Instant.ofEpochSecond(random.nextInt(6)));
            case 6 -> new ObjectId(random.nextInt(6), 1);
            case 7 -> random.nextBoolean();
            case 8 -> new UUID(0, random.nextInt(3));
            default -> random.nextInt(6);
        };
    }

    Document document(int id) {
        var document = new Document("_id", id);
        for (var field : List.of("a", "b", "c")) {
            if (chance(80)) {
                document.append(field, value());
            }
        }
        if (arrays && chance(30)) {
            document.append("a", values());
        }
        switch (random.nextInt(5)) {
            case 0 -> document.append("d", value());
            case 1 -> document.append("d", new Document("e", value()));
            case 2, 3 -> document.append("d", new Document("e", value()).append("f", value()));
            default -> {}
        }
        return document;
    }

    Document filter() {
        var filter = new Document();
        for (int i = random.nextInt(3); i >= 0; i--) {
            filter.append(any(FIELDS), condition());
        }
        if (chance(15)) {
            filter.append("$or", List.of(simple(), simple()));
        }
        if (chance(15)) {
            filter.append("$and", List.of(simple(), simple()));
        }
        return filter;
    }

    private Document simple() {
        var filter = new Document(any(FIELDS), condition());
        return chance(30) ? filter.append(any(FIELDS), condition()) : filter;
    }

    private @Nullable Object condition() {
        List<Supplier<@Nullable Object>> kinds = List.of(
                this::value,
                this::value,
                () -> new Document("$eq", value()),
                () -> new Document("$in", values()),
                () -> new Document(any(RANGES), bound()),
                () -> new Document(any(RANGES), bound()).append(any(RANGES), bound()),
                () -> new Document("$exists", random.nextBoolean()),
                () -> new Document("$ne", value()),
                () -> new Document("$nin", values()),
                () -> new Document("$gte", bound()).append("$ne", value()),
                () -> new Document("$regex", any(List.of("^s", "^s1", "^s[2-4]", "2$", "^s1*"))));
        return any(kinds).get();
    }

    private Object bound() {
        while (true) {
            var value = value();
            if (value != null) {
                return value;
            }
        }
    }

    private List<@Nullable Object> values() {
        var values = new ArrayList<@Nullable Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value());
        }
        return values;
    }

    /** A total order, so that pages are comparable. */
    Document sort() {
        var sort = new Document();
        for (int i = random.nextInt(3); i > 0; i--) {
            sort.append(any(FIELDS), random.nextBoolean() ? 1 : -1);
        }
        return sort.append("_id", random.nextBoolean() ? 1 : -1);
    }
}
