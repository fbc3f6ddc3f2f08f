package io.countersign.operations.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.contracts.events.Topics.DeadLetterOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record in a topic of dead letters. */
record DeadLetterRecord(ConsumerRecord<String, byte[]> record, String prefix, DeadLetterOrigin origin) {

    private static final String CAUSE = "dlt_cause";
    private static final String PARTITION = "dlt_partition";
    private static final String COMMON_NAME = "countersign.";

    /** The headers that the service added to the original ones. */
    private static final List<String> ADDED_HEADERS = List.of(CAUSE, "dlt_topic", PARTITION, "dlt_offset");

    static DeadLetterRecord of(ConsumerRecord<String, byte[]> record, Topics topics) {
        return new DeadLetterRecord(
                record, topics.prefix(), topics.origin(record.topic()).orElseThrow());
    }

    /** Topic, partition and offset. */
    String position() {
        return "%s/%d/%d".formatted(record.topic(), record.partition(), record.offset());
    }

    /** The position without prefix and suffix of the topic, such as {@code admissions.review/3/17}. */
    String shortPosition() {
        var topic = origin.topic().substring(COMMON_NAME.length());
        return "%s.%s/%d/%d".formatted(topic, origin.service(), record.partition(), record.offset());
    }

    /** The topic that the service read the record from, and to which a re-drive appends it. */
    String topic() {
        return prefix + origin.topic();
    }

    String eventId() {
        return header(CloudEvent.ID_HEADER).orElse("-");
    }

    String key() {
        return Objects.requireNonNullElse(record.key(), "-");
    }

    String cause() {
        return header(CAUSE).orElse("-");
    }

    Instant time() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    byte[] body() {
        return record.value() == null ? new byte[0] : record.value();
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }

    /** The original record: its bytes, key and headers. Without a key it is appended to its original partition. */
    ProducerRecord<String, byte[]> original() {
        var headers = new RecordHeaders(record.headers());
        ADDED_HEADERS.forEach(headers::remove);
        return new ProducerRecord<>(topic(), partition(), record.key(), record.value(), headers);
    }

    private @Nullable Integer partition() {
        return record.key() != null
                ? null
                : header(PARTITION)
                        .filter(text -> text.matches("\\d{1,5}"))
                        .map(Integer::valueOf)
                        .orElse(record.partition());
    }
}
