package io.countersign.operations.kafka;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some of a partition's accounts, so that memory is bounded: each slice reads the partition once. */
public record Slice(int number, int of) {

    public static final Slice ALL = new Slice(0, 1);

    /** Enough of them that none has many more than {@code most} of the records. */
    public static List<Slice> of(long records, long most) {
        int count = (int) (records / most + 1);
        return IntStream.range(0, count)
                .mapToObj(number -> new Slice(number, count))
                .toList();
    }

    /** A record without a key is in the first. */
    public boolean has(@Nullable String account) {
        return account == null ? number == 0 : Math.floorMod(account.hashCode() * 31, of) == number;
    }
}
