package io.countersign.platform.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.BodyDeclaration;
import io.countersign.platform.web.body.BodyLimit;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.body.RawBody;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.validation.RequestRecord;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

class HandlerCallTest {

    private static final Answers ANSWERS = new Answers();

    record Answer(String text) {}

    record Word(@Nullable String word) implements RequestRecord {}

    @RestController
    @RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    static final class Answers {

        ResponseEntity<Answer> known(
                @PathVariable String id,
                @RequestHeader(name = "Countersign-Account", required = false) @Nullable String account,
                ServerWebExchange exchange) {
            return ResponseEntity.ok(
                    new Answer(id + " " + account + " " + exchange.getRequest().getPath()));
        }

        @ResponseStatus(HttpStatus.CREATED)
        Answer created(Caller caller, @BodyLimit(10) JsonBody<Word> body) {
            return new Answer(caller.subject() + body.read().word());
        }

        ResponseEntity<Void> failing() {
            throw new IllegalArgumentException("thrown as it is");
        }

        Answer file(RawBody body) {
            return new Answer(String.valueOf(body));
        }

        Answer parameter(@RequestParam int times) {
            return new Answer(String.valueOf(times));
        }

        Answer requiredHeader(@RequestHeader("X-Name") String name) {
            return new Answer(name);
        }

        Answer optionalCaller(@Nullable Caller caller) {
            return new Answer(String.valueOf(caller));
        }

        Answer localized(Locale locale) {
            return new Answer(locale.toString());
        }

        String text() {
            return "text";
        }

        Mono<Answer> published() {
            return Mono.just(new Answer("later"));
        }

        @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
        Map<String, String> otherType() {
            return Map.of();
        }
    }

    private static HandlerMethod handler(String name) {
        var method = Arrays.stream(Answers.class.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return new HandlerMethod(ANSWERS, method);
    }

    private static HandlerCall call(String name) {
        return HandlerCall.of(handler(name)).orElseThrow();
    }

    @Test
    void passesVariablesHeadersAndTheExchange() {
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get("/v1/x").header("Countersign-Account", "acme", "other"));
        exchange.getAttributes().put(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("id", "7"));

        var answer = call("known").invoke(ANSWERS, exchange, HandlerCall.NO_BODY);

        assertThat(answer).isEqualTo(ResponseEntity.ok(new Answer("7 acme,other /v1/x")));
    }

    @Test
    void anAbsentHeaderIsNull() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/v1/x"));
        exchange.getAttributes().put(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("id", "7"));

        assertThat(call("known").invoke(ANSWERS, exchange, HandlerCall.NO_BODY))
                .isEqualTo(ResponseEntity.ok(new Answer("7 null /v1/x")));
    }

    @Test
    void knowsTheLimitOfTheBodyAndTheStatus() {
        assertThat(call("created").body()).isEqualTo(new BodyDeclaration(Word.class, 10));
        assertThat(call("created").status()).isEqualTo(HttpStatus.CREATED);
        assertThat(call("known").body()).isNull();
        assertThat(call("known").status()).isNull();
    }

    @Test
    void withoutACallerNothingIsCalled() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/v1/x"));

        assertThatThrownBy(() ->
                        call("created").invoke(ANSWERS, exchange, JsonBody.parse("{}".getBytes(UTF_8), Word.class)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(HttpStatus.UNAUTHORIZED));
    }

    @Test
    void whatAHandlerThrowsIsThrownAsItIs() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/v1/x"));

        assertThatThrownBy(() -> call("failing").invoke(ANSWERS, exchange, HandlerCall.NO_BODY))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("thrown as it is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file",
                "parameter",
                "requiredHeader",
                "optionalCaller",
                "localized",
                "text",
                "published",
                "otherType"
            })
    void leavesOtherMethodsToSpring(String name) {
        assertThat(HandlerCall.of(handler(name))).isEmpty();
    }
}
