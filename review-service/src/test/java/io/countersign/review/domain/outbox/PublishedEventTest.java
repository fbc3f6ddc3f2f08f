package io.countersign.review.domain.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import org.junit.jupiter.api.Test;

class PublishedEventTest {

    private static PublishedEvent event(String body) {
        return new PublishedEvent(new AccountId("acme"), "outcome:7:1", "7", body);
    }

    @Test
    void typeIsThatOfTheEnvelope() {
        var event = event("""
                {"id":"outcome:7:1","type":"io.countersign.decision.sent-to-reviewer.v1","data":{"revision":1}}""");

        assertThat(event.type()).contains("io.countersign.decision.sent-to-reviewer.v1");
    }

    @Test
    void typeInsideAValueDoesNotCount() {
        var event = event("""
                {"data":{"name":"\\"type\\":\\"io.countersign.decision.rejected.v1\\""},"type":"io.countersign.decision.approved.v1"}""");

        assertThat(event.type()).contains("io.countersign.decision.approved.v1");
    }

    @Test
    void bodyWithoutATypeHasNone() {
        assertThat(event("{}").type()).isEmpty();
    }
}
