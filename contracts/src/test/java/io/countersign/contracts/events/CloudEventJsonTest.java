package io.countersign.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Language;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.NoticeEvent.NoticeReason;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CloudEventJsonTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final JsonMapper json = new JsonMapper();

    @Test
    void anEventIsAStructuredCloudEvent() {
        var event =
                CloudEvent.of("/intake", NOON, new AccountId("acme"), new WithdrawalRequested(new SignatureId(7), 2));

        var text = json.writeValueAsString(event);

        assertThat(text).isEqualTo("""
                        {"specversion":"1.0","id":"withdrawal:7:2","source":"/intake",\
                        "subject":"7","time":"2026-11-23T12:00:00Z","accountid":"acme",\
                        "datacontenttype":"application/json","data":{"signature":"7","revision":2},\
                        "type":"io.countersign.application.withdrawal-requested.v1"}""");
    }

    @Test
    void theTypeChoosesTheClass() {
        var event =
                CloudEvent.of("/quota", NOON, new AccountId("acme"), new LimitChanged(new AccountId("acme"), 60, 3));

        CloudEvent<Event> read = json.readValue(json.writeValueAsBytes(event), new TypeReference<>() {});

        assertThat(read).isEqualTo(event);
        assertThat(read.subject()).isEqualTo("acme");
    }

    @Test
    void anEventIsInPlaceUnderItsOwnIdAndItsAccountsKey() {
        var data = new WithdrawalRequested(new SignatureId(7), 2);
        var event = CloudEvent.of("/intake", NOON, new AccountId("acme"), data);
        var other = new CloudEvent<>(
                "1.0", "withdrawal:7:3", "/intake", "7", NOON, new AccountId("acme"), "application/json", data);

        assertThat(event.isInPlace("acme")).isTrue();
        assertThat(event.isInPlace("globex")).isFalse();
        assertThat(event.isInPlace(null)).isFalse();
        assertThat(other.isInPlace("acme")).isFalse();
    }

    @Test
    void anOutcomeSurvivesTheWay() {
        var summary = Fixtures.summary();
        var reasons = List.of(Reason.at("/name", ReasonCode.NAME_LENGTH).with("length", "1"));
        var event = CloudEvent.of(
                "/review",
                NOON,
                new AccountId("acme"),
                new SignatureRejected(new SignatureId(7), 2, summary, NOON, Route.AUTOMATIC, reasons, null));

        CloudEvent<DecisionEvent> read = json.readValue(json.writeValueAsBytes(event), new TypeReference<>() {});

        assertThat(read).isEqualTo(event);
    }

    @Test
    void aReasonOfANewerCatalogueIsReadAndStaysAsItIs() {
        var text = "{\"code\":\"NOT_YET_INVENTED\",\"pointer\":\"/name\",\"comment\":\"so it is\"}";

        var read = json.readValue(text, Reason.class);

        assertThat(read.code()).isEqualTo(ReasonCode.OTHER);
        assertThat(read.name()).isEqualTo("NOT_YET_INVENTED");
        assertThat(read.text(Language.EN)).isNotBlank();
        assertThat(json.writeValueAsString(read)).contains("\"code\":\"NOT_YET_INVENTED\"");
        assertThat(json.readValue(json.writeValueAsString(read), Reason.class)).isEqualTo(read);
        assertThat(json.readValue(
                                text.replace(
                                        "}",
                                        ",\"en\":{\"text\":\"?\",\"remedy\":\"?\"},\"zh\":{\"text\":\"?\",\"remedy\":\"?\"}}"),
                                NoticeReason.class)
                        .code())
                .isEqualTo(ReasonCode.OTHER);
    }
}
