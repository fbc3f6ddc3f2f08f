package io.countersign.review.kafka;

import io.countersign.contracts.AdmissionEvent;
import io.countersign.contracts.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.AdmissionEvent.LimitChanged;
import io.countersign.contracts.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.CloudEvent;
import io.countersign.platform.kafka.UnreadableRecord;
import java.util.Objects;
import java.util.stream.Stream;

/** JSON may leave out what no event lacks: such a record is no event, and is refused before anything is decided. */
final class Incoming {

    private Incoming() {}

    /** @throws UnreadableRecord if something is missing */
    static CloudEvent<AdmissionEvent> complete(CloudEvent<AdmissionEvent> event) {
        if (Stream.of(event.accountid(), event.data()).anyMatch(Objects::isNull) || !isComplete(event.data())) {
            throw new UnreadableRecord("an event without its essentials");
        }
        return event;
    }

    private static boolean isComplete(AdmissionEvent event) {
        return switch (event) {
            case ApplicationAdmitted it ->
                areThere(it.signature(), it.application(), it.account(), it.submittedAt()) && it.revision() > 0;
            case ApplicationRefused it -> areThere(it.signature(), it.summary(), it.submittedAt()) && it.revision() > 0;
            case WithdrawalRelayed it -> areThere(it.signature()) && it.revision() > 0;
            case DeletionRelayed it -> areThere(it.signature());
            case AdmissionQuestioned it -> areThere(it.signature());
            case LimitChanged _ -> true;
        };
    }

    private static boolean areThere(Object... parts) {
        return Stream.of(parts).noneMatch(Objects::isNull);
    }
}
