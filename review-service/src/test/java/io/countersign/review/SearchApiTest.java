package io.countersign.review;

import static io.countersign.review.domain.cases.Cases.admitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Search, tables and statistics over HTTP. */
class SearchApiTest {

    @SuppressWarnings("NullAway.Init")
    private static Installation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void decideSome() throws Exception {
        installation = new Installation();
        service = installation.start();
        open(1, "=cmd|calc");
        open(2, "Acme Two");
        open(3, "Acme Three");
        decide(1, "\"verdict\":\"reject\",\"reasons\":[{\"code\":\"DOCUMENT_FORGED\"}]");
        decide(2, "\"verdict\":\"approve\"");
    }

    private static void open(int id, String name) throws Exception {
        installation.say(admitted(new SignatureId(id), 1, name));
        installation.awaitPublished("sent-to-reviewer:" + id + ":1");
    }

    private static void decide(int id, String verdict) throws Exception {
        var path = "/v1/cases/" + id;
        var claim = installation.post(service, path + "/claim", installation.reviewer(), "");
        var token = installation.read(claim).get("token").stringValue();
        var body = "{\"revision\":1,\"token\":\"" + token + "\"," + verdict + "}";
        var accepted = installation.post(service, path + "/verdict", installation.reviewer(), body);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    private static HttpResponse<String> get(String path, String scopes) throws Exception {
        var token = installation.issuer.token(Map.of("sub", "otto", "scope", scopes));
        return installation.get(service, path, token);
    }

    private static List<String> found(String query) throws Exception {
        var answer = get("/v1/cases/search?" + query, "review:read");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return installation
                .read(answer)
                .get("cases")
                .valueStream()
                .map(one -> one.get("id").stringValue())
                .toList();
    }

    @Test
    void casesAreFoundByWhatIsKnownOfThem() throws Exception {
        assertThat(found("")).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(found("id=2")).containsExactly("2");
        assertThat(found("name=acme%20t")).containsExactlyInAnyOrder("2", "3");
        assertThat(found("account=acme&status=open")).containsExactly("3");
        assertThat(found("reviewer=rita&reason=DOCUMENT_FORGED")).containsExactly("1");
        assertThat(found("status=approved")).containsExactly("2");
        assertThat(found("from=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(found("until=2000-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        var first = installation.read(get("/v1/cases/search?limit=2", "review:read"));
        var second = installation.read(
                get("/v1/cases/search?limit=2&cursor=" + first.get("next").stringValue(), "review:read"));

        assertThat(first.get("cases").size()).isEqualTo(2);
        assertThat(second.get("cases").size()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void everyFaultOfASearchIsReported() throws Exception {
        var answer = get(
                "/v1/cases/search?id=x&account=%20&status=lost&reason=NONE&from=today&name=&limit=0&other=1",
                "review:read");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(installation.read(answer).get("errors").size()).isEqualTo(8);
        assertThat(get("/v1/cases/search?cursor=none", "review:read").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aTableHoldsNoFormula() throws Exception {
        var answer = get("/v1/cases/search.csv?status=rejected", "review:audit");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("attachment", "cases.csv"));
        assertThat(answer.body()).contains("\"'=cmd|calc\"").contains("\"rita\",\"DOCUMENT_FORGED\"");
        assertThat(get("/v1/cases/search.csv", "review:read review:decide").statusCode())
                .isEqualTo(403);
    }

    @Test
    void statisticsCountVerdictsPerReviewerHourAndReason() throws Exception {
        var answer = get("/v1/cases/statistics", "review:lead");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var statistics = installation.read(answer);
        assertThat(statistics.at("/reviewers/0/reviewer").stringValue()).isEqualTo("rita");
        assertThat(statistics.at("/reviewers/0/approved").intValue()).isEqualTo(1);
        assertThat(statistics.at("/reviewers/0/rejected").intValue()).isEqualTo(1);
        assertThat(statistics.at("/reviewers/0/secondsToDecide").isNumber()).isTrue();
        assertThat(statistics.at("/reasons/0/code").stringValue()).isEqualTo("DOCUMENT_FORGED");
        assertThat(statistics.get("hours").size()).isPositive();
        assertThat(get("/v1/cases/statistics.csv", "review:audit").body()).contains("\"rita\",\"2\",\"1\",\"1\"");
        assertThat(get("/v1/cases/statistics", "review:read review:decide").statusCode())
                .isEqualTo(403);
        assertThat(get("/v1/cases/statistics?from=2026-01-01T00:00:00Z&until=2026-03-01T00:00:00Z", "review:lead")
                        .statusCode())
                .isEqualTo(422);
    }
}
