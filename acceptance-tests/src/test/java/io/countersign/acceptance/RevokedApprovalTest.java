package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lead retires an approved signature, and the applicant is notified. */
class RevokedApprovalTest {

    private static final Duration TIMEOUT = TestTimeouts.LIMIT;
    private static final Map<String, Object> FRAUD =
            Map.of("reasons", List.of(Map.of("code", "RETIRED_FRAUD")), "note", "seen twice");

    private final Standalone system = Standalone.shared();

    @Test
    void theApplicantReadsWhyAndTheSlotIsFree() {
        var applicant = system.applicant("taken-back");
        var id = applicant.waiting("Quorbarn");
        new Reviewer(system.reviewer("reviewer")).approves(id);
        applicant.awaitStatus(id, "approved");
        var path = "/v1/cases/" + id + "/retire";

        system.reviewer("reviewer").post(path, FRAUD).expect(403);
        system.reviewer("lead").post(path, FRAUD).expect(200);

        var retired = applicant.awaitStatus(id, "retired");
        assertThat(Samples.reasons(retired.path("reasons"))).containsExactly("RETIRED_FRAUD");
        assertThat(retired.toString()).doesNotContain("seen twice");
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(applicant.notices())
                        .extracting(notice -> notice.path("outcome").stringValue())
                        .containsExactly("approved", "retired"));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(applicant
                                .client()
                                .get("/v1/quota")
                                .expect(200)
                                .body()
                                .path("used")
                                .intValue())
                        .isZero());
        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(registry(applicant.account() + "/" + id)).endsWith(true));
        applicant.client().delete(Applicant.APPLICATIONS + "/" + id).expect(202);
        assertThat(Applicant.status(applicant.application(id))).isEqualTo("retired");
        Audit.findsNothing(system);
    }

    /** Whether each record of a key took it out. */
    private List<Boolean> registry(String key) {
        return system.broker().all("countersign.signatures").stream()
                .filter(entry -> entry.key().equals(key))
                .map(entry -> entry.value() == null)
                .toList();
    }
}
