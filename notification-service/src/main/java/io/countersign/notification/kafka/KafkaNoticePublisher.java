package io.countersign.notification.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.notification.domain.feed.NoticeIssuer;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeKind;
import io.countersign.platform.kafka.event.Publisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.kafka.core.KafkaOperations;

/** Publishes notices as they are stored, byte for byte, and counts the new ones. */
final class KafkaNoticePublisher {

    private final Publisher<Notice> publisher;
    private final Map<NoticeKind, Counter> issued = new EnumMap<>(NoticeKind.class);

    KafkaNoticePublisher(KafkaOperations<String, byte[]> template, Topics topics, MeterRegistry meters) {
        this.publisher = new Publisher<>(
                template,
                topics.notices(),
                notice -> notice.event().getBytes(UTF_8),
                notice -> notice.account().value(),
                KafkaNoticePublisher::headers);
        for (var kind : NoticeKind.values()) {
            issued.put(
                    kind,
                    Counter.builder("countersign.notices")
                            .description("Notices issued, repeats not counted")
                            .tag("outcome", kind.code())
                            .register(meters));
        }
    }

    private static Map<String, String> headers(Notice notice) {
        var headers = new HashMap<>(Map.of(
                CloudEvent.ID_HEADER,
                notice.id().value(),
                CloudEvent.SUBJECT_HEADER,
                notice.signature().text()));
        CloudEvent.typeIn(notice.event()).ifPresent(type -> headers.put(CloudEvent.TYPE_HEADER, type));
        if (notice.platformSequence() != 0) {
            headers.put(NoticeEvent.PLATFORM_SEQUENCE_HEADER, String.valueOf(notice.platformSequence()));
        }
        return headers;
    }

    /** Returns when the broker has acknowledged every one; throws if it did not. */
    void publish(NoticeIssuer.IssuedNotices batch) {
        publisher.publish(batch.notices());
        batch.issued()
                .forEach(notice ->
                        Objects.requireNonNull(issued.get(notice.kind())).increment());
    }
}
