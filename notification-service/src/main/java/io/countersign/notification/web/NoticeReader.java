package io.countersign.notification.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.platform.kafka.event.JsonCodec;
import org.springframework.stereotype.Component;

/** Reads the event of a stored notice. */
@Component
class NoticeReader {

    private final JsonCodec<CloudEvent<NoticeEvent>> codec;

    NoticeReader(JsonCodec<CloudEvent<NoticeEvent>> codec) {
        this.codec = codec;
    }

    NoticeView view(Notice notice) {
        return NoticeView.of(codec.read(notice.event().getBytes(UTF_8)));
    }
}
