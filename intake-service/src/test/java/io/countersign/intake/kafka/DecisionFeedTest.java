package io.countersign.intake.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.intake.domain.account.TenantBacklog;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.memory.InMemorySignatureRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DecisionFeedTest {

    private static final SignatureId SIGNATURE = new SignatureId(1001);
    private static final String NAME = "Acme Cloud";
    private static final JsonMapper JSON = new JsonMapper();

    private final TenantBacklog backlog = new TenantBacklog(1, () -> Fixtures.NOON);
    private final InMemorySignatureRegistry approved = new InMemorySignatureRegistry();
    private final DecisionFeed feed = new DecisionFeed(backlog, approved, JSON);

    DecisionFeedTest() {
        approved.put(List.of(new ApprovedName(SIGNATURE, Fixtures.ACME, Region.GLOBAL, NAME)));
    }

    private boolean isApproved() {
        return approved.isApproved(Fixtures.ACME, Region.GLOBAL, NAME);
    }

    private static CloudEvent<DecisionEvent> retired(RetirementCause cause) {
        var data = new SignatureRetired(SIGNATURE, cause, List.of(), null);
        return CloudEvent.of("/review", Fixtures.NOON, Fixtures.ACME, data);
    }

    private static ConsumerRecord<String, byte[]> decision(String key, CloudEvent<DecisionEvent> event, byte[] body) {
        var decision = new ConsumerRecord<>("countersign.decisions", 0, 0, key, body);
        event.headers().forEach((name, value) -> decision.headers().add(name, value.getBytes(UTF_8)));
        return decision;
    }

    private static ConsumerRecord<String, byte[]> decision(CloudEvent<DecisionEvent> event) {
        return decision(Fixtures.ACME.value(), event, JSON.writeValueAsBytes(event));
    }

    @Test
    void aRetirementByALeadEndsTheUseOfTheName() {
        feed.on(decision(retired(RetirementCause.RETIRED)));

        assertThat(isApproved()).isFalse();
    }

    @Test
    void aDeletionIsLeftToTheInstanceThatAnsweredIt() {
        feed.on(decision(retired(RetirementCause.DELETED)));

        assertThat(isApproved()).isTrue();
    }

    @Test
    void whatCannotBeReadOrIsUnderAnotherKeyChangesNothing() {
        var event = retired(RetirementCause.RETIRED);

        feed.on(decision(Fixtures.ACME.value(), event, "{".getBytes(UTF_8)));
        feed.on(decision("stranger", event, JSON.writeValueAsBytes(event)));

        assertThat(isApproved()).isTrue();
    }

    @Test
    void anOutcomeLeavesTheBacklog() {
        assertThat(backlog.tryAdd(Fixtures.account(Fixtures.ACME), SIGNATURE, 2))
                .isTrue();
        var decision = new ConsumerRecord<>("countersign.decisions", 0, 0, Fixtures.ACME.value(), new byte[0]);
        decision.headers().add(CloudEvent.ID_HEADER, "outcome:1001:2".getBytes(UTF_8));

        feed.on(decision);

        assertThat(backlog.size()).isZero();
    }

    @Test
    void aFailureOfTheStoreIsThrownSoThatTheDecisionIsReadAgain() {
        approved.failOnRemove(true);

        assertThatThrownBy(() -> feed.on(decision(retired(RetirementCause.RETIRED))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aRecordWithoutHeadersChangesNothing() {
        feed.on(new ConsumerRecord<>("countersign.decisions", 0, 0, Fixtures.ACME.value(), new byte[0]));

        assertThat(isApproved()).isTrue();
    }
}
