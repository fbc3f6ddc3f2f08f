package io.countersign.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** What a client is advised to do when a store or broker does not answer, by the method of its request. */
class ProblemAdviceTest {

    private static String advice(HttpMethod method) {
        return ProblemAdvice.advised(ProblemException.unavailable(), method)
                .detail()
                .in(Locale.ENGLISH);
    }

    @Test
    void aReadIsOnlyTriedAgain() {
        assertThat(advice(HttpMethod.GET)).isEqualTo("A server behind this service does not answer; try again.");
    }

    @Test
    void anIdempotentRequestMayBeSentAgain() {
        assertThat(advice(HttpMethod.DELETE)).contains("may have taken effect", "safe");
        assertThat(advice(HttpMethod.PUT)).contains("safe");
    }

    @Test
    void aPostMayStillTakeEffect() {
        assertThat(advice(HttpMethod.POST)).contains("may still take effect").doesNotContain("safe");
        assertThat(ProblemAdvice.advised(ProblemException.unavailable(), HttpMethod.POST)
                        .headers())
                .containsKey("Retry-After");
    }

    @Test
    void otherProblemsKeepTheirText() {
        var problem = ProblemException.of(HttpStatus.NOT_FOUND);

        assertThat(ProblemAdvice.advised(problem, HttpMethod.GET)).isSameAs(problem);
    }
}
