package io.countersign.notification.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.NoticeEvent.NoticeIssued;
import io.countersign.contracts.NoticeEvent.Outcome;
import io.countersign.notification.domain.Notice;
import io.countersign.notification.domain.Telling;
import io.countersign.platform.kafka.Publisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Publishes notices as they are stored, byte for byte, and counts the new ones. */
final class NoticesPublisher {

    private final Publisher<CloudEvent<NoticeIssued>> publisher;
    private final Map<Outcome, Counter> issued = new EnumMap<>(Outcome.class);

    NoticesPublisher(Publisher<CloudEvent<NoticeIssued>> publisher, MeterRegistry meters) {
        this.publisher = publisher;
        for (var outcome : Outcome.values()) {
            issued.put(
                    outcome,
                    Counter.builder("countersign.notices")
                            .description("Notices issued, repeats not counted")
                            .tag("outcome", outcome.code())
                            .register(meters));
        }
    }

    /** Returns when the broker has acknowledged every one; throws if it did not. */
    void publish(Telling.Told told) {
        var sent = told.notices().stream().map(this::send).toList();
        CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new)).join();
        told.issued()
                .forEach(notice ->
                        Objects.requireNonNull(issued.get(notice.outcome())).increment());
    }

    private CompletableFuture<Void> send(Notice notice) {
        return publisher.send(
                notice.account().value(),
                notice.event().getBytes(UTF_8),
                Map.of(
                        CloudEvent.ID_HEADER, notice.id().value(),
                        CloudEvent.SUBJECT_HEADER, notice.signature().text()));
    }
}
