package io.countersign.operations.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.CloudEvent;
import io.countersign.operations.kafka.Layout;
import io.countersign.operations.kafka.Layout.Letterbox;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record that a service put aside. */
record DeadLetter(ConsumerRecord<String, byte[]> record, String prefix, Letterbox from) {

    static final String CAUSE = "dlt_cause";
    private static final String PARTITION = "dlt_partition";

    /** What the service added to the original headers. */
    private static final List<String> ADDED = List.of(CAUSE, "dlt_topic", PARTITION, "dlt_offset");

    static DeadLetter of(ConsumerRecord<String, byte[]> record, String prefix) {
        return new DeadLetter(record, prefix, Layout.letterbox(record.topic(), prefix));
    }

    /** Names this letter and no other. */
    String address() {
        return "%s/%d/%d".formatted(record.topic(), record.partition(), record.offset());
    }

    /** The topic where it stood, and where it is appended again. */
    String topic() {
        return prefix + from.topic();
    }

    String service() {
        return from.service();
    }

    String eventId() {
        return shown(CloudEvent.ID_HEADER);
    }

    String signature() {
        return shown(CloudEvent.SUBJECT_HEADER);
    }

    String key() {
        return Objects.requireNonNullElse(record.key(), "-");
    }

    String cause() {
        return shown(CAUSE);
    }

    Instant time() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    byte[] body() {
        return record.value() == null ? new byte[0] : record.value();
    }

    private String shown(String header) {
        return header(header).orElse("-");
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }

    /** The original record: its bytes, key and headers; without a key it goes back to its partition. */
    ProducerRecord<String, byte[]> original() {
        var headers = new RecordHeaders(record.headers());
        ADDED.forEach(headers::remove);
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
