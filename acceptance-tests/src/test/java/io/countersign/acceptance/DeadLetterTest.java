package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTest {

    private final Standalone system = Standalone.shared();
    private final Broker broker = system.broker();

    @ParameterizedTest
    @CsvSource({
        "applications, withdrawal, intake quota",
        "admissions, admitted, intake review",
        "decisions, outcome, intake quota notification"
    })
    void aRecordThatIsNoEventIsPutAsideAsItIsAndItsApplicationIsHeldUp(String topic, String event, String readers) {
        var applicant = system.applicant("poison-" + topic);
        var id = applicant.waiting("Quorfield");
        var eventId = event + ":" + id + ":1";
        var body = ("no event \u0000\u00ff " + eventId).getBytes(UTF_8);

        broker.send("countersign." + topic, applicant.account(), body, Map.of("ce_id", eventId, "ce_subject", id));

        for (var reader : readers.split(" ", -1)) {
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(
                            () -> assertThat(letters(topic, reader, eventId)).containsExactly(text(body)));
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(holders(applicant, id)).contains(reader));
        }
        thePartitionGoesOn(applicant);
        new Reviewer(system.reviewer("reviewer")).approves(id);
        applicant.awaitStatus(id, "approved");
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(holders(applicant, id)).isEmpty());
    }

    private static void thePartitionGoesOn(Applicant applicant) {
        var next = applicant.waiting("Quormeadow");
        var rejected = applicant.submits(Forms.rejectedByRules("Quorwood"));
        applicant.awaitStatus(rejected, "rejected");
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(applicant.notices())
                        .extracting(notice -> notice.path("signature").stringValue())
                        .containsExactly(rejected));
        assertThat(holders(applicant, next)).isEmpty();
    }

    /** Each once, byte for byte. */
    private List<String> letters(String topic, String reader, String eventId) {
        return broker.all("countersign." + topic + "." + reader + ".dlt").stream()
                .filter(letter -> Broker.eventId(letter).equals(eventId))
                .map(letter -> text(letter.value()))
                .distinct()
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static List<String> holders(Applicant applicant, String id) {
        return Applicant.elements(applicant.application(id).path("heldUp")).stream()
                .map(held -> held.path("service").stringValue())
                .toList();
    }
}
