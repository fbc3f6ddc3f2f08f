package io.countersign.intake.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.contracts.events.ApprovedSignature;
import io.countersign.intake.Running;
import io.countersign.intake.tencent.RunningCalls.Keys;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the answer to a deletion on, two instances refuse the name; the registry's topic still says that it is approved. */
class DeletedSignatureTest {

    private static final String ACCOUNT = "deleter";
    private static final String NAME = "腾讯云";
    private static final String OK = "Ok";

    private final RunningCalls running = RunningCalls.running();
    private final int other = Running.port(running.intake().context(), "server");

    @Test
    void isRefusedAtOnceByTheInstanceThatAnsweredAndWithinASecondByAnother() {
        var keys = running.keys(ACCOUNT);
        var owner = running.intake().as(running.intake().issuer().token(ACCOUNT, "applications:read"));
        long signature = running.call(running.port(), keys, "AddSmsSign", """
            {"SignName":"%s","SignType":0,"DocumentType":1,"International":0,"SignPurpose":0,"ProofImage":"%s"}\
            """.formatted(NAME, CallsInMemory.PNG))
                .at("/AddSignStatus/SignId")
                .asLong(0);
        approve(signature);
        await().atMost(TestTimeouts.LIMIT).untilAsserted(() -> {
            assertThat(send(running.port(), keys)).isEqualTo(OK);
            assertThat(send(other, keys)).isEqualTo(OK);
        });

        var deleted = running.call(running.port(), keys, "DeleteSmsSign", "{\"SignId\":" + signature + "}");
        long answered = System.nanoTime();

        assertThat(deleted.at("/DeleteSignStatus/DeleteStatus").asString("")).isEqualTo("return successfully!");
        assertThat(send(running.port(), keys)).isNotEqualTo(OK);
        assertThat(Duration.ofNanos(lastUse(keys, answered) - answered)).isLessThan(Duration.ofSeconds(1));
        assertThat(owner.get("/v1/applications/" + signature).string("status")).isEqualTo("deleted");
        assertThat(send(other, keys)).isNotEqualTo(OK);
    }

    /** When the last call began that the other instance accepted; {@code deleted} if none. */
    private long lastUse(Keys keys, long deleted) {
        long last = deleted;
        for (long began = System.nanoTime(); send(other, keys).equals(OK); began = System.nanoTime()) {
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

    private void approve(long signature) {
        var approved = new ApprovedSignature(
                new AccountId(ACCOUNT),
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
                        ACCOUNT + "/" + signature,
                        RunningCalls.JSON.writeValueAsBytes(approved),
                        Map.of());
    }
}
