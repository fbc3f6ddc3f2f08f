package io.countersign.embedded.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexEntryTest {

    private static final long SEED = 7;
    private static final int COMPARISONS = 100_000;
    private static final int FIELDS = 2;
    private static final long EXACT = 1L << 53;

    private static final List<@Nullable Object> VALUES = values();

    private final Random random = new Random(SEED);

    private static List<@Nullable Object> values() {
        var values = new ArrayList<@Nullable Object>(
                Arrays.asList(null, Missing.getInstance(), MinKey.getInstance(), MaxKey.getInstance(), true, false));
        values.addAll(List.of(
                "",
                "a",
                "a\0",
                "a\0\0",
                "a\1",
                "ab",
                "B",
                "é",
                "好",
                "\uFFFD",
                "?",
                "😀",
                "\uD83D",
                "\uDE00",
                "\uDE00\uD83D"));
        values.addAll(
                List.of(0, -0.0, 0.0, 1, 1L, 1.0, -1, 0.5, -0.5, Double.NaN, Double.MIN_VALUE, -Double.MIN_VALUE));
        values.addAll(
                List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Long.MAX_VALUE, Long.MIN_VALUE, 0x1p63));
        values.addAll(List.of(EXACT, EXACT + 1, (double) EXACT, -EXACT, -EXACT - 1, (double) -EXACT, 255, 256, -256));
        values.add(new Decimal128(new BigDecimal("0.5")));
        values.addAll(
                List.of(Instant.EPOCH, Instant.ofEpochMilli(-1), Instant.ofEpochMilli(1), Instant.MAX, Instant.MIN));
        values.addAll(List.of(new ObjectId("0123456789abcdef01234567"), new Document("a", 1), List.of(1, 2)));
        return values;
    }

    /** By the values one by one. */
    private static int expected(IndexEntry left, IndexEntry right, List<Boolean> ascending) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = BsonOrder.INSTANCE.compare(left.value(i), right.value(i));
            if (order != 0) {
                return ascending.get(i) ? order : -order;
            }
        }
        if (left.size() != right.size()) {
            var bound = left.size() < right.size() ? left : right;
            boolean isBefore = bound.record() < 0;
            return isBefore == (bound == left) ? -1 : 1;
        }
        return Long.compare(left.record(), right.record());
    }

    private IndexEntry entry() {
        var values = new @Nullable Object[FIELDS];
        Arrays.setAll(values, _ -> value());
        return new IndexEntry(values, random.nextInt(2));
    }

    private @Nullable Object value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private IndexEntry entryOrBound() {
        var edge = random.nextBoolean() ? BsonOrder.startOfType(value()) : BsonOrder.endOfType(value());
        return switch (random.nextInt(5)) {
            case 0 -> IndexEntry.before(value());
            case 1 -> IndexEntry.after(value());
            case 2 -> IndexEntry.before(edge);
            case 3 -> IndexEntry.after(value(), edge);
            default -> entry();
        };
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void anEncodedEntryComparesAsItsValuesDo(boolean first, boolean second) {
        var ascending = List.of(first, second);
        var order = IndexEntry.order(ascending);

        for (int i = 0; i < COMPARISONS; i++) {
            var entry = entry();
            var other = entryOrBound();
            assertThat(Integer.signum(order.compare(entry, other)))
                    .as("%s", text(entry) + " and " + text(other))
                    .isEqualTo(Integer.signum(expected(entry, other, ascending)));
            assertThat(Integer.signum(order.compare(other, entry)))
                    .as("%s", text(other) + " and " + text(entry))
                    .isEqualTo(Integer.signum(expected(other, entry, ascending)));
        }
    }

    private static String text(IndexEntry entry) {
        var text = new StringBuilder();
        for (int i = 0; i < entry.size(); i++) {
            text.append(entry.value(i)).append(", ");
        }
        return text.append(entry.record()).toString();
    }

    @Test
    void aDescendingFieldTurnsTheOrderOfItsValuesAlone() {
        var order = IndexEntry.order(List.of(false, true));
        var low = new IndexEntry(new @Nullable Object[] {1, "a"}, 1);
        var high = new IndexEntry(new @Nullable Object[] {2, "a"}, 2);

        assertThat(order.compare(low, high)).isPositive();
        assertThat(order.compare(low, new IndexEntry(new @Nullable Object[] {1, "b"}, 1)))
                .isNegative();
        assertThat(order.compare(low, new IndexEntry(new @Nullable Object[] {1, "a"}, 2)))
                .isNegative();
    }

    @Test
    void valuesOfUsualTypesAreEncoded() {
        var directions = new boolean[] {true, false, true, false, true, false};

        assertThat(SortKey.of(new @Nullable Object[] {"acme", 1, 2.5, Instant.EPOCH, true, null}, directions))
                .isNotNull();
        assertThat(SortKey.of(new @Nullable Object[] {List.of(1)}, directions)).isNull();
    }
}
