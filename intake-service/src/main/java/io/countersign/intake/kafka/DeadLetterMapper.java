package io.countersign.intake.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.projection.DeadLetterReference;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads whom a dead letter is about from its headers: its body may be anything. */
@Component("letterReader")
final class DeadLetterMapper {

    private final String viewPattern;
    private final Pattern parts;

    DeadLetterMapper(Topics topics) {
        var letters = Pattern.quote(topics.prefix())
                + "(countersign\\.(?:applications|admissions|decisions))\\.([a-z]+)\\.dlt";
        this.parts = Pattern.compile(letters);
        this.viewPattern = Stream.of(topics.applications(), topics.decisions(), topics.admissions(), topics.notices())
                .map(Pattern::quote)
                .collect(joining("|", "(?:", "|" + letters + ")"));
    }

    /** The topics of the view, those of dead letters included; read by the listener's annotation. */
    public String viewPattern() {
        return viewPattern;
    }

    boolean isDeadLetter(ConsumerRecord<String, byte[]> origin) {
        return parts.matcher(origin.topic()).matches();
    }

    DeadLetterReference read(ConsumerRecord<String, byte[]> letter) {
        var topic = parts.matcher(letter.topic());
        if (!topic.matches()) {
            throw new IllegalStateException("not subscribed: " + letter.topic());
        }
        return new DeadLetterReference(
                topic.group(1),
                topic.group(2),
                letter.key(),
                header(letter, CloudEvent.ID_HEADER),
                header(letter, CloudEvent.SUBJECT_HEADER),
                Instant.ofEpochMilli(letter.timestamp()));
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
