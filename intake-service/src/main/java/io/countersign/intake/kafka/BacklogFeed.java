package io.countersign.intake.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.account.TenantBacklog;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Removes from the backlog what is decided automatically. It reads the id of each decision alone, not its content. */
final class BacklogFeed {

    private static final Pattern DECIDED = Pattern.compile("(?:outcome|sent-to-reviewer):(\\d{1,16}):(\\d{1,9})");

    private final TenantBacklog backlog;

    BacklogFeed(TenantBacklog backlog) {
        this.backlog = backlog;
    }

    void on(ConsumerRecord<String, byte[]> decision) {
        var header = decision.headers().lastHeader(CloudEvent.ID_HEADER);
        if (header == null || header.value() == null) {
            return;
        }
        var id = DECIDED.matcher(new String(header.value(), UTF_8));
        if (id.matches()) {
            backlog.remove(new SignatureId(Long.parseLong(id.group(1))), Integer.parseInt(id.group(2)));
        }
    }
}
