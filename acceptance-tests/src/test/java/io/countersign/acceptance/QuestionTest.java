package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A reviewer asks the applicant, through the whole system. */
class QuestionTest {

    private static final Duration TIMEOUT = TestTimeouts.LIMIT;
    private static final String TEXT = "Which trademark is this?";

    private static JsonNode awaitStage(Applicant applicant, String id, String stage) {
        return await().atMost(TIMEOUT)
                .until(
                        () -> applicant.application(id),
                        shown -> stage.equals(shown.path("stage").stringValue("")));
    }

    private static void awaitNotices(Applicant applicant, String... outcomes) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(applicant.notices())
                        .extracting(notice -> notice.path("outcome").stringValue())
                        .containsExactly(outcomes));
    }

    @Test
    void theApplicantAnswersAndTheCaseReturnsToTheQueue() {
        var system = Standalone.shared();
        var applicant = system.applicant("questioned");
        var id = applicant.waiting("Quorbell");
        var due = applicant.application(id).path("due").stringValue();
        var reviewer = system.reviewer("reviewer");
        new Reviewer(reviewer).asks(id, TEXT);

        var asked = awaitStage(applicant, id, "question_open");
        assertThat(asked.path("status").stringValue()).isEqualTo("pending");
        assertThat(asked.at("/questions/0/text").stringValue()).isEqualTo(TEXT);
        assertThat(asked.at("/questions/0/until").stringValue()).isNotBlank();
        awaitNotices(applicant, "question");
        reviewer.post("/v1/cases/" + id + "/claim").expectProblem(409);
        var path = Applicant.APPLICATIONS + "/" + id + "/questions/1/answer";
        var answer = Map.of("text", "Ours.", "certificates", List.of(Map.of("sha256", applicant.licence())));

        applicant.client().post(path, answer).expect(202);

        applicant.client().post(path, answer).expect(202);
        applicant.client().post(path, Map.of("text", "Another.")).expectProblem(409);
        system.applicant("stranger")
                .client()
                .post(path, Map.of("text", "Mine."))
                .expectProblem(404);
        var waiting = await().atMost(TIMEOUT)
                .until(
                        () -> reviewer.get("/v1/cases/" + id).expect(200).body().path("waiting"),
                        shown -> shown.at("/questions/0/status").stringValue("").equals("answered"));
        assertThat(waiting.at("/questions/0/answer/text").stringValue()).isEqualTo("Ours.");
        assertThat(waiting.path("due").stringValue()).isGreaterThanOrEqualTo(due);
        new Reviewer(reviewer).approves(id);
        applicant.awaitStatus(id, "approved");
        awaitNotices(applicant, "question", "approved");
        Audit.findsNothing(system);
    }

    @Test
    void aQuestionThatIsNotAnsweredTimesOut(@TempDir Path directory) {
        var system = Standalone.in(directory)
                .with(Map.of("COUNTERSIGN_TIME_TO_ANSWER", "2s", "COUNTERSIGN_TIMER_EVERY", "500ms"))
                .start();
        try {
            var applicant = system.applicant("silent");
            var id = applicant.waiting("Quorbell");
            new Reviewer(system.reviewer("reviewer")).asks(id, TEXT);
            awaitNotices(applicant, "question");

            var shown = awaitStage(applicant, id, "in_review");

            assertThat(shown.at("/questions/0/status").stringValue()).isEqualTo("timed_out");
            applicant
                    .client()
                    .post(Applicant.APPLICATIONS + "/" + id + "/questions/1/answer", Map.of("text", "Ours."))
                    .expectProblem(409);
            new Reviewer(system.reviewer("reviewer")).rejects(id, "DOCUMENT_UNREADABLE");
            applicant.awaitStatus(id, "rejected");
        } finally {
            system.stop();
        }
    }
}
