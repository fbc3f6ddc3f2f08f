package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private static final int LIMIT = 50;
    private static final int AT_ONCE = 200;

    private final Standalone system = Standalone.shared();

    @Test
    void of200AtOnceForTheLastSlotOneIsAdmittedAndOneRejectionFreesOneSlot() {
        var applicant = system.applicant("quota-49");
        var licence = applicant.licence();
        var held = Parallel.times(
                LIMIT - 1, 8, number -> applicant.submits(Forms.forHumans(Forms.brand(number), licence)));
        held.forEach(id -> applicant.awaitStatus(id, "pending"));

        var ids = Parallel.times(
                AT_ONCE, AT_ONCE, number -> applicant.submits(Forms.forHumans(Forms.brand(1_000 + number), licence)));

        ids.forEach(applicant::awaitSettled);
        assertThat(statuses(applicant, ids).stream().filter("pending"::equals)).hasSize(1);
        assertThat(ids.stream().filter(id -> isRefusedForQuota(applicant, id))).hasSize(AT_ONCE - 1);
        assertThat(used(applicant)).isEqualTo(LIMIT);

        new Reviewer(system.reviewer("reviewer")).rejects(held.getFirst(), "DOCUMENT_UNREADABLE");
        applicant.awaitStatus(held.getFirst(), "rejected");

        org.awaitility.Awaitility.await().until(() -> used(applicant) == LIMIT - 1);
        var first = applicant.submits(Forms.forHumans(Forms.brand(2_000), licence));
        assertThat(Applicant.status(applicant.awaitSettled(first))).isEqualTo("pending");
        var second = applicant.submits(Forms.forHumans(Forms.brand(2_001), licence));
        assertThat(Applicant.status(applicant.awaitSettled(second))).isEqualTo("refused");
        Audit.findsNothing(system);
    }

    private static List<String> statuses(Applicant applicant, List<String> ids) {
        return ids.stream()
                .map(id -> Applicant.status(applicant.application(id)))
                .toList();
    }

    private static boolean isRefusedForQuota(Applicant applicant, String id) {
        var application = applicant.application(id);
        return Applicant.status(application).equals("refused")
                && Samples.reasons(application.path("reasons")).equals(List.of("QUOTA_EXCEEDED"));
    }

    private static int used(Applicant applicant) {
        return applicant
                .client()
                .get("/v1/quota")
                .expect(200)
                .body()
                .path("used")
                .intValue();
    }
}
