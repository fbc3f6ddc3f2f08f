package io.countersign.platform.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

class JsonResponseTest {

    private static final String TAG = "\"7-1\"";
    private static final HandlerCall PLAIN = call(null);

    private final JsonResponse responses = new JsonResponse(new JsonMapper());

    record Answer(String text) {}

    private static HandlerCall call(@Nullable HttpStatus status) {
        return new HandlerCall(JsonResponseTest.class.getDeclaredMethods()[0], List.of(), null, status);
    }

    private MockServerWebExchange written(
            MockServerHttpRequest.BaseBuilder<?> request, HandlerCall call, @Nullable Object returned) {
        var exchange = MockServerWebExchange.from(request);
        responses.write(exchange, call, returned).block();
        return exchange;
    }

    private static String body(MockServerWebExchange exchange) {
        return exchange.getResponse().getBodyAsString().blockOptional().orElse("");
    }

    @Test
    void writesABodyInOneBuffer() {
        var exchange = written(MockServerHttpRequest.get("/"), PLAIN, new Answer("名"));

        assertThat(body(exchange)).isEqualTo("{\"text\":\"名\"}");
        assertThat(exchange.getResponse().getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(exchange.getResponse().getHeaders().getContentLength()).isEqualTo(14);
    }

    @Test
    void takesStatusAndHeadersOfAnEntity() {
        var entity = ResponseEntity.accepted()
                .header("Location", "/v1/x/7")
                .eTag(TAG)
                .body(new Answer("a"));

        var response = written(MockServerHttpRequest.post("/"), PLAIN, entity).getResponse();

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(response.getHeaders().getETag()).isEqualTo(TAG);
        assertThat(response.getHeaders().getFirst("Location")).isEqualTo("/v1/x/7");
    }

    @Test
    void takesTheDeclaredStatusOfAMethod() {
        var exchange = written(MockServerHttpRequest.post("/"), call(HttpStatus.CREATED), new Answer("a"));

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void whatTheClientKnowsIsNotSentAgain() {
        var entity = ResponseEntity.ok().eTag(TAG).body(new Answer("a"));

        var known = written(MockServerHttpRequest.get("/").ifNoneMatch(TAG), PLAIN, entity);
        var other = written(MockServerHttpRequest.get("/").ifNoneMatch("\"7-2\""), PLAIN, entity);

        assertThat(known.getResponse().getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(body(known)).isEmpty();
        assertThat(other.getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(body(other)).isNotEmpty();
    }

    @Test
    void anAnswerMayHaveNoBody() {
        var exchange = written(
                MockServerHttpRequest.post("/"),
                PLAIN,
                ResponseEntity.noContent().build());

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(body(exchange)).isEmpty();
    }
}
