package io.countersign.review.console.cases;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.reasons.Reason;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsoleTime;
import io.countersign.review.console.cases.CaseScreen.Decision;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState.Decided;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Words for what was decided, read from the event as it was published. */
@Component
class DecisionTexts {

    private final ConsoleMessages messages;
    private final ObjectReader events;

    DecisionTexts(ConsoleMessages messages, JsonMapper json) {
        this.messages = messages;
        this.events = json.readerFor(new TypeReference<CloudEvent<DecisionEvent>>() {})
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    Decision of(int revision, Decided decided, ConsoleTime time) {
        var reviewerVerdict = decided.reviewerVerdict();
        var language = ConsoleMessages.language(time.locale());
        return new Decision(
                revision,
                tone(decided.kind()),
                messages.text(time.locale(), "outcome." + decided.kind().code()),
                time.at(decided.at()),
                reviewerVerdict == null ? null : reviewerVerdict.reviewer(),
                reasons(decided).stream()
                        .map(reason -> reason.comment() == null
                                ? reason.text(language)
                                : reason.text(language) + " “" + reason.comment() + "”")
                        .toList(),
                reviewerVerdict == null ? null : reviewerVerdict.note());
    }

    private List<Reason> reasons(Decided decided) {
        CloudEvent<DecisionEvent> event = events.readValue(decided.outcome().body());
        return switch (event.data()) {
            case SignatureRejected rejected -> rejected.reasons();
            case RevisionRefused refused -> refused.reasons();
            default -> List.of();
        };
    }

    private static String tone(OutcomeKind kind) {
        return switch (kind) {
            case APPROVED -> "ok";
            case REJECTED, REFUSED -> "bad";
            case WITHDRAWN, SUPERSEDED, APPROVED_STANDS, DELETED -> "info";
        };
    }
}
