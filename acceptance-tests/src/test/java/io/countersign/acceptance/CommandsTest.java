package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private final Standalone system = Standalone.shared();

    @Test
    void theSameKeyManyTimesAtOnceIsOneApplication() {
        var applicant = system.applicant("keys-1");
        var keyed = applicant.keyed("one");

        var ids = Parallel.times(20, 20, number -> keyed.submits(Forms.rejectedByRules("Quorfield")));

        assertThat(new HashSet<>(ids)).hasSize(1);
        var items = applicant.client().get("/v1/applications").expect(200);
        assertThat(items.each("items", "id")).containsExactly(ids.getFirst());
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        var keyed = system.applicant("keys-2").keyed("one");
        keyed.submits(Forms.rejectedByRules("Quorfield"));

        var answer = keyed.client().post(Applicant.APPLICATIONS, Forms.rejectedByRules("Quormeadow"));

        assertThat(answer.expectProblem(422).get("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void theSameKeyOfAnotherAccountIsAnotherApplication() {
        var one = system.applicant("keys-3").keyed("one").submits(Forms.rejectedByRules("Quorfield"));
        var other = system.applicant("keys-4").keyed("one").submits(Forms.rejectedByRules("Quorfield"));

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void aStaleIfMatchIsRefusedWithTheCurrentETag() {
        var applicant = system.applicant("stale");
        var id = applicant.waiting("Quorfield");
        var path = Applicant.APPLICATIONS + "/" + id;
        var stale = applicant.client().get(path).header("ETag");
        var form = Forms.forHumans("Quormeadow", applicant.licence());
        applicant.client().with("If-Match", stale).put(path, form).expect(202);

        var client = applicant.client().with("If-Match", stale);

        assertThat(client.put(path, form).expectProblem(412).header("ETag")).isNotEqualTo(stale);
        client.post(path + "/withdraw").expectProblem(412);
        client.delete(path).expectProblem(412);
        assertThat(applicant.awaitSettled(id).path("revisions")).hasSize(2);
    }

    @Test
    void aModificationIsDecidedInThePlaceOfTheOlderRevision() {
        var applicant = system.applicant("modify");
        var id = applicant.waiting("Quorfield");

        applicant
                .client()
                .put(Applicant.APPLICATIONS + "/" + id, Forms.rejectedByRules("Quormeadow"))
                .expect(202);

        assertThat(applicant.awaitStatus(id, "rejected").path("revision").intValue())
                .isEqualTo(2);
        await().untilAsserted(() -> assertThat(applicant.application(id).path("revisions"))
                .extracting(revision -> revision.path("status").stringValue())
                .containsExactlyInAnyOrder("discarded", "rejected"));
    }

    @Test
    void withdrawingAndDeletingFreeTheSlotAndTheName() {
        var applicant = system.applicant("leaving");
        var withdrawn = applicant.waiting("Quorfield");
        var deleted = applicant.waiting("Quormeadow");

        applicant
                .client()
                .post(Applicant.APPLICATIONS + "/" + withdrawn + "/withdraw")
                .expect(202);
        applicant.client().delete(Applicant.APPLICATIONS + "/" + deleted).expect(202);

        applicant.awaitStatus(withdrawn, "withdrawn");
        applicant.awaitStatus(deleted, "deleted");
        await().untilAsserted(() -> assertThat(
                        applicant.client().get("/v1/quota").body().path("used").intValue())
                .isZero());
        var again = applicant.submits(Forms.forHumans("Quorfield", applicant.licence()));
        assertThat(Applicant.status(applicant.awaitSettled(again))).isEqualTo("pending");
    }
}
