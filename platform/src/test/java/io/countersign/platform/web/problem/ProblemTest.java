package io.countersign.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.web.validation.Faults;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

class ProblemTest {

    /** As Boot configures it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private static String json(ProblemException problem, String path, Locale locale) {
        return JSON.writeValueAsString(Problem.of(problem, path, locale));
    }

    @Test
    void hasTheMembersOfTheStandardThenItsCode() {
        assertThat(json(ProblemException.of(HttpStatus.NOT_FOUND), "/v1/words/no%20word", Locale.ENGLISH))
                .isEqualTo("{\"type\":\"urn:countersign:problem:not-found\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"There is nothing under this address.\",\"instance\":\"/v1/words/no%20word\","
                        + "\"code\":\"NOT_FOUND\"}");
    }

    @Test
    void listsTheFaultsInTheLanguage() {
        var problem = ProblemException.invalid(List.of(Faults.required("/name")));

        assertThat(json(problem, "/v1/words", Locale.CHINESE))
                .contains("\"type\":\"urn:countersign:problem:invalid\"", "\"status\":422", "\"code\":\"INVALID\"")
                .endsWith("\"errors\":[{\"code\":\"REQUIRED\",\"pointer\":\"/name\",\"detail\":\"缺少该字段。\","
                        + "\"fix\":\"请提供该字段。\"}]}");
    }

    @Test
    void aPathThatLooksLikeAHostStaysAPath() {
        var problem = Problem.of(ProblemException.of(HttpStatus.BAD_REQUEST), "//evil.example", Locale.ENGLISH);

        assertThat(problem.getInstance())
                .hasToString("/.//evil.example")
                .hasNoHost()
                .hasPath("/.//evil.example");
        assertThat(json(ProblemException.of(HttpStatus.BAD_REQUEST), "//", Locale.ENGLISH))
                .contains("\"instance\":\"/.//\"");
    }

    @Test
    void onlyAnInternalErrorKeepsItsTrace() {
        var refusal = ProblemException.of(HttpStatus.TOO_MANY_REQUESTS).withHeader("Retry-After", "1");
        var failure = ProblemException.of(HttpStatus.INTERNAL_SERVER_ERROR).withHeader("Retry-After", "1");

        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(ProblemException.busy().getStackTrace()).isEmpty();
        assertThat(failure.getStackTrace()).isNotEmpty();
    }
}
