package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, it is answered with a problem document and nothing is stored. */
class BadInputTest {

    private static final int TWENTY_MB = 20 * 1024 * 1024;
    private static final String TOPIC = "countersign.applications";
    private static final Standalone SYSTEM = Standalone.shared();
    private static final ServiceDatabases STORED = SYSTEM.stored();
    private static final Applicant OTHER = SYSTEM.applicant("bad-other");

    private final Applicant applicant = SYSTEM.applicant("bad");
    private final Client client = applicant.client();
    private long records;
    private Map<String, Long> documents = Map.of();

    @BeforeAll
    static void allIsDone() {
        SYSTEM.broker().awaitAllRead();
        assertThat(STORED.documents()).isNotEmpty();
    }

    @AfterAll
    static void close() {
        STORED.close();
    }

    @BeforeEach
    void lookBefore() {
        records = SYSTEM.broker().size(TOPIC);
        documents = STORED.documents();
    }

    /** What others have left behind may become less meanwhile. */
    @AfterEach
    void nothingIsStored() {
        assertThat(SYSTEM.broker().size(TOPIC)).isEqualTo(records);
        assertThat(client.get(Applicant.APPLICATIONS).each("items", "id")).isEmpty();
        assertThat(STORED.documents())
                .allSatisfy((collection, count) ->
                        assertThat(count).as(collection).isLessThanOrEqualTo(documents.getOrDefault(collection, 0L)));
    }

    @Test
    void fiveFaultsAreReportedTogether() {
        var form = Map.of("region", "mars", "type", 7, "purpose", "resale", "colour", "red");

        var answer = client.post(Applicant.APPLICATIONS, form).expectProblem(422);

        assertThat(answer.pointers()).containsExactlyInAnyOrder("/name", "/region", "/type", "/purpose", "/colour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": ", "", "name=Quorfield", "{\"name\": \"A\", \"name\": \"B\"}", "{} {}"})
    void malformedJsonIsRefused(String body) {
        client.post(Applicant.APPLICATIONS, Client.JSON, body).expectProblem(400);
    }

    @Test
    void twentyMegabytesAreRefused() {
        var body = "{\"name\": \"" + "x".repeat(TWENTY_MB) + "\"}";

        client.post(Applicant.APPLICATIONS, Client.JSON, body).expectProblem(413);
    }

    @Test
    void aPictureOfTwentyMegabytesIsRefused() {
        client.post("/v1/certificates", "image/png", new byte[TWENTY_MB]).expectProblem(413);
    }

    @Test
    void aPictureThatIsNoneIsRefused() {
        client.post("/v1/certificates", "image/png", "<svg/>").expectProblem(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x"})
    void anotherMediaTypeIsRefused(String type) {
        client.post(Applicant.APPLICATIONS, type, "{}").expectProblem(415);
    }

    @Test
    void anUnknownFieldIsNamed() {
        var form = Forms.rejectedByRules("Quorfield").put("colour", "red");

        var answer = client.post(Applicant.APPLICATIONS, form).expectProblem(422);

        assertThat(answer.pointers()).containsExactly("/colour");
    }

    @Test
    void aCertificateOfAnotherAccountIsUnknown() {
        var form = Forms.forHumans("Quorfield", OTHER.licence());
        lookBefore();

        var answer = client.post(Applicant.APPLICATIONS, form).expectProblem(422);

        assertThat(answer.pointers()).containsExactly("/documents/0/sha256");
    }

    @Test
    void aBadCursorIsRefused() {
        var cursor = cursorOfTheOther();

        client.get("/v1/applications?cursor=nonsense").expectProblem(422);
        client.get("/v1/applications?limit=1&cursor=" + cursor).expectProblem(422);
        OTHER.client()
                .get("/v1/applications?limit=1&status=pending&cursor=" + cursor)
                .expectProblem(422);
        OTHER.client().get("/v1/applications?limit=1&cursor=" + cursor).expect(200);
    }

    private String cursorOfTheOther() {
        if (OTHER.client().get(Applicant.APPLICATIONS).each("items", "id").size() < 2) {
            decidedForTheOther("Quorone");
            decidedForTheOther("Quortwo");
        }
        return OTHER.client().get("/v1/applications?limit=1").expect(200).get("next");
    }

    /** An application of the other account, all of whose traces are there. */
    private String decidedForTheOther(String name) {
        var id = OTHER.submits(Forms.rejectedByRules(name));
        await().atMost(TestTimeouts.LIMIT)
                .until(() -> OTHER.notices().toString().contains(id));
        SYSTEM.broker().awaitAllRead();
        lookBefore();
        return id;
    }

    @Test
    void anUnknownFilterIsRefused() {
        client.get("/v1/applications?colour=red").expectProblem(422);
        client.get("/v1/applications?status=green").expectProblem(422);
    }

    @Test
    void whatBelongsToAnotherAccountIsNotFound() {
        var picture = "/v1/certificates/" + OTHER.licence();
        var id = decidedForTheOther("Quorfield");
        var path = Applicant.APPLICATIONS + "/" + id;

        client.get(path).expectProblem(404);
        client.get(path + "/timeline").expectProblem(404);
        client.put(path, Forms.rejectedByRules("Quorfield")).expectProblem(404);
        client.post(path + "/withdraw").expectProblem(404);
        client.delete(path).expectProblem(404);
        client.get(picture).expectProblem(404);
        client.delete(picture).expectProblem(404);
        client.get("/v1/accounts/" + OTHER.account()).expectProblem(404);
        client.get("/v1/notices/notice:" + id + ":1").expectProblem(404);
        OTHER.client().get(path).expect(200);
        OTHER.client().get(picture).expect(200);
    }

    @Test
    void noCallerActsForAnotherAccount() {
        var form = Forms.rejectedByRules("Quorfield");

        client.actingFor(OTHER.account()).post(Applicant.APPLICATIONS, form).expectProblem(403);
        SYSTEM.platform()
                .actingFor(OTHER.account())
                .post(Applicant.APPLICATIONS, form)
                .expectProblem(403);
        SYSTEM.platform().post(Applicant.APPLICATIONS, form).expectProblem(400);
    }

    @ParameterizedTest
    @CsvSource({"/v1/applications", "/v1/quota", "/v1/cases", "/v1/notices"})
    void withoutATokenNothingIsShown(String path) {
        var answer = SYSTEM.anonymous().get(path).expectProblem(401);

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        SYSTEM.bearing("nonsense").get(path).expectProblem(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/applications, applications:read",
        "/v1/quota, quota:read",
        "/v1/cases, review:read",
        "/v1/notices, notices:read"
    })
    void aTokenForAnotherAudienceShowsNothing(String path, String scope) {
        var claims = Map.of("account", "bad", "aud", List.of("somebody-else"));

        SYSTEM.bearing(SYSTEM.token("bad", Set.of(scope), claims)).get(path).expectProblem(401);
        SYSTEM.bearing(SYSTEM.token("bad", Set.of(scope), Map.of("account", "bad")))
                .get(path)
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource({"/v1/applications", "/v1/quota", "/v1/cases", "/v1/notices"})
    void aTokenWithoutTheScopeShowsNothing(String path) {
        var token = SYSTEM.token("bad", Set.of("endpoints:write"), Map.of("account", "bad"));

        SYSTEM.bearing(token).get(path).expectProblem(403);
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        var reader = SYSTEM.bearing(SYSTEM.token("bad", Set.of("applications:read"), Map.of("account", "bad")));

        reader.post(Applicant.APPLICATIONS, Forms.rejectedByRules("Quorfield")).expectProblem(403);
        reader.post("/v1/certificates", "image/png", Samples.picture("business-licence.png"))
                .expectProblem(403);
        reader.put("/v1/accounts/bad", Map.of("kind", "institution", "verifiedName", "X"))
                .expectProblem(403);
        SYSTEM.reviewer("auditor").post("/v1/cases/next/claim").expectProblem(403);
        client.with("Countersign-Account", "bad")
                .put("/v1/quota/limit", Map.of("limit", 99))
                .expectProblem(403);
    }

    @Test
    void problemsAreInTheReadersLanguage() {
        var answer = client.with("Accept-Language", "zh")
                .post(Applicant.APPLICATIONS, Map.of())
                .expectProblem(422);

        assertThat(answer.body().at("/errors/0/detail").stringValue()).containsPattern("\\p{IsHan}");
        assertThat(answer.body().at("/errors/0/fix").stringValue()).containsPattern("\\p{IsHan}");
    }
}
