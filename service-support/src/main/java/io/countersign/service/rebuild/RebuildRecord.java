package io.countersign.service.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record whose value is an event of its topic. */
public record RebuildRecord(ConsumerRecord<String, byte[]> record, CloudEvent<Event> event) {

    public long offset() {
        return record.offset();
    }

    /** When the record was written, in milliseconds since the epoch. */
    public long timestamp() {
        return record.timestamp();
    }

    public String body() {
        return new String(Objects.requireNonNull(record.value()), UTF_8);
    }
}
