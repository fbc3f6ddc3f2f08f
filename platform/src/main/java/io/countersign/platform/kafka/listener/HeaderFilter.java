package io.countersign.platform.kafka.listener;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Selects records by one header. A record without the header, or with a value that is not listed, is not selected. */
public record HeaderFilter(String header, Set<String> values) implements Predicate<ConsumerRecord<String, byte[]>> {

    public HeaderFilter {
        values = Set.copyOf(values);
    }

    @Override
    public boolean test(ConsumerRecord<String, byte[]> origin) {
        var value = valueOf(origin, header);
        return value != null && values.contains(value);
    }

    /** The last value of a header, if there is one. */
    public static @Nullable String valueOf(ConsumerRecord<String, byte[]> origin, String header) {
        var found = origin.headers().lastHeader(header);
        return found == null || found.value() == null ? null : new String(found.value(), UTF_8);
    }
}
