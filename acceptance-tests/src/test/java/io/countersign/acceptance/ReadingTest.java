package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private static final Standalone SYSTEM = Standalone.shared();
    private static final Applicant APPLICANT = SYSTEM.applicant("reading");

    /** The ids by what became of them. */
    private static final Map<String, String> IDS = new LinkedHashMap<>();

    @BeforeAll
    static void applyOnceForEachStatus() {
        var licence = APPLICANT.licence();
        for (var status : List.of("pending", "approved", "withdrawn", "deleted", "rejected", "refused")) {
            var name = status.equals("refused") ? "Quorapproved" : "Quor" + status;
            var form = status.equals("rejected") ? Forms.rejectedByRules(name) : Forms.forHumans(name, licence);
            form.put("externalReference", "crm/" + status);
            if (status.equals("approved")) {
                form.put("region", "domestic");
                form.put("name", "Quorapprove");
            }
            if (status.equals("refused")) {
                form.put("region", "domestic");
                form.put("name", "QUORAPPROVE");
            }
            IDS.put(status, APPLICANT.submits(form));
            APPLICANT.awaitSettled(id(status));
        }
        new Reviewer(SYSTEM.reviewer("senior")).approves(id("approved"));
        APPLICANT.client().post(path("withdrawn") + "/withdraw").expect(202);
        APPLICANT.client().delete(path("deleted")).expect(202);
        IDS.forEach((status, id) -> APPLICANT.awaitStatus(id, status));
    }

    @ParameterizedTest
    @CsvSource({"pending", "approved", "withdrawn", "deleted", "rejected", "refused"})
    void theFilterByStatusFindsThose(String status) {
        assertThat(list("status=" + status)).containsExactly(id(status));
    }

    @Test
    void severalStatusesFindThoseOfAny() {
        assertThat(list("status=pending,refused")).containsExactlyInAnyOrder(id("pending"), id("refused"));
        assertThat(list("status=pending&status=refused")).containsExactlyInAnyOrder(id("pending"), id("refused"));
    }

    @Test
    void theFilterByRegionFindsThose() {
        assertThat(list("region=domestic")).containsExactlyInAnyOrder(id("approved"), id("refused"));
        assertThat(list("region=global"))
                .containsExactlyInAnyOrder(id("pending"), id("withdrawn"), id("deleted"), id("rejected"));
    }

    @Test
    void theFilterByNameIgnoresCaseAndWidth() {
        var wide = URLEncoder.encode("ｑｕｏｒPENDING", UTF_8);

        assertThat(list("name=" + wide)).containsExactly(id("pending"));
        assertThat(list("name=Quor")).isEmpty();
    }

    @Test
    void theFilterByReferenceFindsThatOne() {
        assertThat(list("reference=crm/withdrawn")).containsExactly(id("withdrawn"));
    }

    @Test
    void theFiltersByTimeCutBetweenTwo() {
        var cut = APPLICANT.application(id("deleted")).path("submittedAt").stringValue();

        assertThat(list("submittedBefore=" + cut))
                .containsExactlyInAnyOrder(id("pending"), id("approved"), id("withdrawn"));
        assertThat(list("submittedAfter=" + cut))
                .containsExactlyInAnyOrder(id("deleted"), id("rejected"), id("refused"));
    }

    @Test
    void theNewestComesFirstAndPagesJoin() {
        var first = APPLICANT.client().get("/v1/applications?limit=4").expect(200);
        var second = APPLICANT
                .client()
                .get("/v1/applications?limit=4&cursor=" + URLEncoder.encode(first.get("next"), UTF_8))
                .expect(200);

        assertThat(first.each("items", "id"))
                .containsExactly(id("refused"), id("rejected"), id("deleted"), id("withdrawn"));
        assertThat(second.each("items", "id")).containsExactly(id("approved"), id("pending"));
    }

    @Test
    void theTimelineListsTheStepsOfAnApplication() {
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(APPLICANT
                                .client()
                                .get(path("approved") + "/timeline")
                                .expect(200)
                                .each("entries", "event"))
                        .containsExactly("submitted", "admitted", "sent_to_reviewer", "approved", "notice_issued"));
    }

    @Test
    void reasonsAreInTheReadersLanguage() {
        var english =
                APPLICANT.application(id("rejected")).at("/reasons/0/text").stringValue();

        var chinese = APPLICANT
                .client()
                .with("Accept-Language", "zh-CN")
                .get(path("rejected"))
                .body()
                .at("/reasons/0/text")
                .stringValue();

        assertThat(english).matches("[\\x20-\\x7e’“”]+");
        assertThat(chinese).containsPattern("\\p{IsHan}");
    }

    @Test
    void everyResponseHasTheRateLimit() {
        var answer = APPLICANT.client().get("/v1/applications");

        assertThat(answer.header("RateLimit-Policy")).matches("\"read\";q=\\d+;w=\\d+");
        assertThat(answer.header("RateLimit")).matches("\"read\";r=\\d+;t=\\d+");
    }

    @Test
    void tooManyRequestsGetARetryAfter() {
        var hasty = SYSTEM.applicant("hasty").client();

        var answers = Parallel.times(1_500, 32, number -> hasty.post("/v1/certificates", "image/png", "no picture"));

        var late = answers.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(late).isNotEmpty();
        late.getFirst().expectProblem(429);
        assertThat(late.getFirst().header("Retry-After")).matches("[1-9]\\d*");
        assertThat(late.getFirst().header("RateLimit")).startsWith("\"upload\";r=0;");
    }

    private static String id(String status) {
        return IDS.getOrDefault(status, "");
    }

    private static String path(String status) {
        return Applicant.APPLICATIONS + "/" + id(status);
    }

    private static List<String> list(String query) {
        return APPLICANT.client().get("/v1/applications?" + query).expect(200).each("items", "id");
    }
}
