package io.countersign.intake.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.intake.Running;
import io.countersign.intake.tencent.RunningCalls.Keys;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/**
 * From the answer to a deletion on, and from a lead's retirement on, two instances refuse the name; the registry's topic still
 * says that it is approved.
 */
class DeletedSignatureTest {

    private static final String NAME = "腾讯云";
    private static final String OK = "Ok";
    private static final Duration A_SECOND = TestTimeouts.scaled(Duration.ofSeconds(1));

    private final RunningCalls running = RunningCalls.running();
    private final int other = Running.port(running.intake().context(), "server");

    @Test
    void isRefusedAtOnceByTheInstanceThatAnsweredAndWithinASecondByAnother() {
        var keys = running.keys("deleter");
        var owner = running.intake().as(running.intake().issuer().token("deleter", "applications:read"));
        long signature = approved("deleter", keys);

        var deleted = running.call(running.port(), keys, "DeleteSmsSign", "{\"SignId\":" + signature + "}");
        long answered = System.nanoTime();

        assertThat(deleted.at("/DeleteSignStatus/DeleteStatus").asString("")).isEqualTo("return successfully!");
        assertThat(send(running.port(), keys)).isNotEqualTo(OK);
        assertThat(Duration.ofNanos(lastUse(other, keys, answered) - answered)).isLessThan(A_SECOND);
        assertThat(owner.get("/v1/applications/" + signature).string("status")).isEqualTo("deleted");
        assertThat(send(other, keys)).isNotEqualTo(OK);
    }

    /** No instance reads decisions for the views meanwhile: as long as a group takes to replace the instance that did. */
    @Test
    void isRefusedWithinASecondByEveryInstanceOnceALeadHasRetiredIt() {
        var keys = running.keys("retired");
        long signature = approved("retired", keys);
        var views = Stream.of(running.context(), running.intake().context())
                .map(context -> context.getBean(KafkaListenerEndpointRegistry.class))
                .map(listeners -> Objects.requireNonNull(listeners.getListenerContainer("views")))
                .toList();
        views.forEach(Lifecycle::stop);
        try {
            retire("retired", signature);
            long published = System.nanoTime();

            assertThat(Duration.ofNanos(lastUse(running.port(), keys, published) - published))
                    .isLessThan(A_SECOND);
            assertThat(Duration.ofNanos(lastUse(other, keys, published) - published))
                    .isLessThan(A_SECOND);
        } finally {
            views.forEach(Lifecycle::start);
        }
        assertThat(send(running.port(), keys)).isNotEqualTo(OK);
        assertThat(send(other, keys)).isNotEqualTo(OK);
    }

    private void retire(String account, long signature) {
        var data = new SignatureRetired(
                new SignatureId(signature),
                RetirementCause.RETIRED,
                List.of(Reason.of(ReasonCode.RETIRED_FRAUD)),
                null);
        running.intake()
                .says(
                        running.topics().decisions(),
                        CloudEvent.of("/review", Fixtures.NOON, new AccountId(account), data));
    }

    /** A signature that both instances send with. */
    private long approved(String account, Keys keys) {
        long signature = running.call(running.port(), keys, "AddSmsSign", """
            {"SignName":"%s","SignType":0,"DocumentType":1,"International":0,"SignPurpose":0,"ProofImage":"%s"}\
            """.formatted(NAME, CallsInMemory.PNG))
                .at("/AddSignStatus/SignId")
                .asLong(0);
        approve(account, signature);
        await().atMost(TestTimeouts.LIMIT).untilAsserted(() -> {
            assertThat(send(running.port(), keys)).isEqualTo(OK);
            assertThat(send(other, keys)).isEqualTo(OK);
        });
        return signature;
    }

    /** When the last call began that the instance accepted; {@code ended} if none. */
    private long lastUse(int port, Keys keys, long ended) {
        long last = ended;
        for (long began = System.nanoTime(); send(port, keys).equals(OK); began = System.nanoTime()) {
            last = began;
        }
        return last;
    }

    private String send(int port, Keys keys) {
        return running.call(port, keys, "SendSms", """
            {"PhoneNumberSet":["+8613711112222"],"SmsSdkAppId":"1400","TemplateId":"7","SignName":"%s"}\
            """.formatted(NAME))
                .at("/SendStatusSet/0/Code")
                .asString("");
    }

    private void approve(String account, long signature) {
        var approved = new ApprovedSignature(
                new AccountId(account),
                new SignatureId(signature),
                1,
                Region.DOMESTIC,
                NAME,
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                AccountKind.ENTERPRISE,
                null,
                false,
                Fixtures.NOON);
        running.intake()
                .send(
                        running.topics().signatures(),
                        account + "/" + signature,
                        RunningCalls.JSON.writeValueAsBytes(approved),
                        Map.of());
    }
}
