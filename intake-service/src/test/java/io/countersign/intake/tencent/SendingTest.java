package io.countersign.intake.tencent;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.intake.tencent.RunningCalls.Keys;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** From the registry's topic to the carrier gateways' one. */
class SendingTest {

    private static final String OK = "Ok";
    private static final String REFUSED = "FailedOperation.SignatureIncorrectOrUnapproved";
    private final RunningCalls running = RunningCalls.running();

    @Test
    void anApprovalInTheTopicMayBeSentAtOnce() {
        var keys = running.keys("sender");
        assertThat(send(keys, "腾讯云")).isEqualTo(REFUSED);

        approve("sender", 71, "腾讯云", false);
        approve("sender", 72, "腾讯科技", false);
        approve("sender", 73, "沙箱签名", true);

        await().atMost(TestTimeouts.LIMIT).untilAsserted(() -> {
            assertThat(send(keys, "腾讯科技")).isEqualTo(OK);
            assertThat(send(keys, "腾讯云")).isEqualTo(OK);
        });
        assertThat(send(keys, "沙箱签名")).isEqualTo(REFUSED);
        assertThat(send(running.keys("somebody-else"), "腾讯云")).isEqualTo(REFUSED);

        running.intake().send(running.topics().signatures(), "sender/71", null, Map.of());

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(send(keys, "腾讯云")).isEqualTo(REFUSED));
        assertThat(send(keys, "腾讯科技")).isEqualTo(OK);
    }

    @Test
    void aRecordThatIsNoEntryIsSkipped() {
        var keys = running.keys("skipping");

        for (var nonsense : new String[] {"", "{}", "[1]", "nonsense"}) {
            running.intake().send(running.topics().signatures(), "skipping/81", nonsense.getBytes(UTF_8), Map.of());
        }
        running.intake().send(running.topics().signatures(), "no-number", null, Map.of());
        approve("skipping", 82, "腾讯云", false);

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(send(keys, "腾讯云")).isEqualTo(OK));
    }

    @Test
    void anUncommittedApprovalDoesNotCount() {
        var keys = running.keys("uncommitted");
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestServers.kafka(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                running.topics().prefix() + "uncommitted");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(
                    running.topics().signatures(),
                    "uncommitted/91",
                    RunningCalls.JSON.writeValueAsBytes(approved("uncommitted", 91, "未提交", false))));
            producer.flush();
            producer.abortTransaction();
        }
        approve("uncommitted", 92, "已提交", false);

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(send(keys, "已提交")).isEqualTo(OK));
        assertThat(send(keys, "未提交")).isEqualTo(REFUSED);
    }

    @Test
    void aMessageIsHandedOverWithItsSerialNumbers() {
        var keys = running.keys("handing");

        var answer = running.call(running.port(), keys, "SendSms", """
            {"PhoneNumberSet":["+12025550123","+12025550124"],"SmsSdkAppId":"1400","TemplateId":"7",
            "TemplateParamSet":["4321"],"SessionContext":"mine"}\
            """);

        var serials = answer.path("SendStatusSet").findValuesAsString("SerialNo");
        var handed = running.intake().read(running.topics().messages()).stream()
                .filter(message -> message.key().equals("handing"))
                .map(message -> RunningCalls.JSON.readTree(message.value()))
                .toList();
        assertThat(handed).hasSize(1);
        var event = handed.getFirst();
        assertThat(event.path("type").asString("")).isEqualTo("io.countersign.message.accepted.v1");
        assertThat(event.path("id").asString("")).isEqualTo("message:" + serials.getFirst());
        assertThat(event.at("/data/recipients/1/serialNumber").asString("")).isEqualTo(serials.get(1));
        assertThat(event.at("/data/recipients/1/phoneNumber").asString("")).isEqualTo("+12025550124");
        assertThat(event.at("/data/templateParameters/0").asString("")).isEqualTo("4321");
    }

    private String send(Keys keys, String name) {
        return running.call(running.port(), keys, "SendSms", """
            {"PhoneNumberSet":["+8613711112222"],"SmsSdkAppId":"1400","TemplateId":"7","SignName":"%s"}\
            """.formatted(name))
                .at("/SendStatusSet/0/Code")
                .asString("");
    }

    private void approve(String account, long signature, String name, boolean test) {
        var approved = approved(account, signature, name, test);
        running.intake()
                .send(
                        running.topics().signatures(),
                        account + "/" + signature,
                        RunningCalls.JSON.writeValueAsBytes(approved),
                        Map.of(CloudEvent.SUBJECT_HEADER, Long.toString(signature)));
    }

    private static ApprovedSignature approved(String account, long signature, String name, boolean test) {
        return new ApprovedSignature(
                new AccountId(account),
                new SignatureId(signature),
                1,
                Region.DOMESTIC,
                name,
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                AccountKind.ENTERPRISE,
                null,
                test,
                Fixtures.NOON);
    }
}
