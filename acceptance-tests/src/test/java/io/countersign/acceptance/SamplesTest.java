package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.acceptance.Samples.Sample;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The samples, fed by the command; what no rule decides is decided by a reviewer, as the samples say. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SamplesTest {

    private static final Standalone SYSTEM = Standalone.shared();
    private static final Map<String, JsonNode> EXPECTED = Samples.expected();

    /** The signatures by the samples' ids. */
    private static Map<String, String> signatures = Map.of();

    @BeforeAll
    static void feed() {
        signatures = Feed.samples(SYSTEM, "--expect");
    }

    @Test
    @Order(1)
    void everyOutcomeIsTheExpectedOne() {
        Samples.all()
                .forEach(sample ->
                        assertThat(outcome(settled(sample))).as(sample.id()).isEqualTo(outcome(expected(sample))));
    }

    @Test
    @Order(2)
    void whatWaitsIsDecidedAsTheReviewerDoes() {
        var reviewer = new Reviewer(SYSTEM.reviewer("reviewer"));

        Samples.all().stream().filter(SamplesTest::waits).forEach(sample -> review(reviewer, sample));

        Samples.all().stream()
                .filter(SamplesTest::waits)
                .forEach(sample -> assertThat(outcome(decided(sample)))
                        .as(sample.id())
                        .isEqualTo(outcome(expected(sample).path("reviewed"))));
    }

    @Test
    @Order(3)
    void everyNoticeHasTheExpectedOutcomeOnce() {
        samplesByAccount().forEach((account, samples) -> {
            var notices = await().atMost(TestTimeouts.LIMIT)
                    .pollDelay(Duration.ZERO)
                    .until(() -> applicant(account).notices(), outcomes -> outcomes.size() >= samples.size());
            assertThat(outcomes(notices)).as(account).isEqualTo(expectedNotices(samples));
            assertThat(notices)
                    .extracting(notice -> notice.path("sequence").longValue())
                    .isEqualTo(IntStream.rangeClosed(1, samples.size())
                            .mapToObj(Long::valueOf)
                            .toList());
            notices.forEach(SamplesTest::noticesAreInBothLanguages);
        });
    }

    @Test
    @Order(4)
    void aSecondFeedChangesNothing() {
        var applications = SYSTEM.broker().bodies("countersign.applications");
        var before = outcomes(allNotices());

        var again = Feed.samples(SYSTEM);

        assertThat(again).isEqualTo(signatures);
        assertThat(SYSTEM.broker().bodies("countersign.applications")).isEqualTo(applications);
        assertThat(outcomes(allNotices())).isEqualTo(before);
        Audit.findsNothing(SYSTEM);
    }

    private static JsonNode expected(Sample sample) {
        return EXPECTED.getOrDefault(sample.id(), MissingNode.getInstance());
    }

    private static Applicant applicant(String account) {
        return new Applicant(SYSTEM.account(account), account);
    }

    private static String signature(Sample sample) {
        return signatures.getOrDefault(sample.id(), "");
    }

    private static JsonNode settled(Sample sample) {
        return applicant(sample.account()).awaitSettled(signature(sample));
    }

    private static JsonNode decided(Sample sample) {
        return applicant(sample.account()).awaitStatus(signature(sample), "approved", "rejected");
    }

    private static boolean waits(Sample sample) {
        return expected(sample).path("outcome").stringValue("").equals("waiting");
    }

    private static void review(Reviewer reviewer, Sample sample) {
        var verdict = expected(sample).path("reviewed");
        if (verdict.path("outcome").stringValue("").equals("approved")) {
            reviewer.approves(signature(sample));
        } else {
            reviewer.rejects(
                    signature(sample), Samples.reasons(verdict.path("reasons")).toArray(String[]::new));
        }
    }

    /** {@code waiting}, or what was decided, with the reasons. */
    private static String outcome(JsonNode node) {
        var outcome = node.path("outcome").stringValue(Applicant.status(node));
        var reasons = Samples.reasons(node.path("reasons"));
        return (outcome.equals("pending") ? "waiting" : outcome) + reasons;
    }

    private static Map<String, List<Sample>> samplesByAccount() {
        return Samples.all().stream().collect(Collectors.groupingBy(Sample::account));
    }

    private static List<JsonNode> allNotices() {
        return samplesByAccount().keySet().stream()
                .flatMap(account -> applicant(account).notices().stream())
                .toList();
    }

    private static Map<String, String> outcomes(List<JsonNode> notices) {
        return notices.stream()
                .collect(Collectors.toMap(notice -> notice.path("signature").stringValue(), SamplesTest::outcome));
    }

    private static Map<String, String> expectedNotices(List<Sample> samples) {
        return samples.stream().collect(Collectors.toMap(SamplesTest::signature, SamplesTest::finalOutcome));
    }

    private static String finalOutcome(Sample sample) {
        var expected = expected(sample);
        return outcome(waits(sample) ? expected.path("reviewed") : expected);
    }

    private static void noticesAreInBothLanguages(JsonNode notice) {
        notice.path("reasons")
                .forEach(reason -> List.of("en", "zh").forEach(language -> {
                    assertThat(reason.path(language).path("text").stringValue()).isNotBlank();
                    assertThat(reason.path(language).path("remedy").stringValue())
                            .isNotBlank();
                }));
    }
}
