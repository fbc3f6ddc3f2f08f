package io.countersign.intake.kafka;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.intake.domain.account.TenantBacklog;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.UnreadableRecordException;
import io.countersign.platform.kafka.listener.HeaderFilter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every instance learns from each decision itself, whichever instance reads the partition for the views: what is decided
 * automatically leaves the backlog, and a name whose approval a lead has revoked may not be used from then on. It reads the
 * header of each decision, and the content of retirements alone.
 */
final class DecisionFeed {

    private static final Pattern DECIDED = Pattern.compile("(?:outcome|sent-to-reviewer):(\\d{1,16}):(\\d{1,9})");
    private static final String RETIRED = CloudEvent.typeOf(SignatureRetired.class);

    private final TenantBacklog backlog;
    private final SignatureRegistry approved;
    private final JsonCodec<CloudEvent<Event>> codec;

    DecisionFeed(TenantBacklog backlog, SignatureRegistry approved, JsonMapper json) {
        this.backlog = backlog;
        this.approved = approved;
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
    }

    /** A failure of the store is thrown: the decision is read again. */
    void on(ConsumerRecord<String, byte[]> decision) {
        if (RETIRED.equals(HeaderFilter.valueOf(decision, CloudEvent.TYPE_HEADER))) {
            revoked(decision).ifPresent(signature -> approved.remove(List.of(signature)));
            return;
        }
        var id = HeaderFilter.valueOf(decision, CloudEvent.ID_HEADER);
        var decided = DECIDED.matcher(id == null ? "" : id);
        if (decided.matches()) {
            backlog.remove(new SignatureId(Long.parseLong(decided.group(1))), Integer.parseInt(decided.group(2)));
        }
    }

    /** Empty for a deletion, whose instance has removed the name before it answered, and for what the views' listener dead-letters. */
    private Optional<SignatureId> revoked(ConsumerRecord<String, byte[]> decision) {
        try {
            var event = codec.read(decision.value());
            return event.isInPlace(decision.key())
                            && event.data() instanceof SignatureRetired retired
                            && retired.cause() == RetirementCause.RETIRED
                    ? Optional.of(retired.signature())
                    : Optional.empty();
        } catch (UnreadableRecordException unreadable) {
            return Optional.empty();
        }
    }
}
