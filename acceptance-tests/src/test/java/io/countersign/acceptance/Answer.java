package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Answer(HttpResponse<byte[]> response) {

    int status() {
        return response.statusCode();
    }

    String text() {
        return new String(response.body(), UTF_8);
    }

    JsonNode body() {
        return JsonMapper.shared().readTree(response.body());
    }

    /** A member of the body as text; empty if it has none. */
    String get(String member) {
        return body().path(member).stringValue("");
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    Answer expect(int status) {
        assertThat(status()).as(this::toString).isEqualTo(status);
        return this;
    }

    /** A problem document with this status. */
    Answer expectProblem(int status) {
        expect(status);
        assertThat(header("Content-Type")).as(this::toString).startsWith("application/problem+json");
        assertThat(body().path("status").intValue()).isEqualTo(status);
        assertThat(get("title")).isNotBlank();
        assertThat(get("code")).isNotBlank();
        return this;
    }

    /** Where the faults are. */
    List<String> pointers() {
        return each("errors", "pointer");
    }

    /** One member of each element of a list. */
    List<String> each(String list, String member) {
        return StreamSupport.stream(body().path(list).spliterator(), false)
                .map(element -> element.path(member).stringValue(""))
                .toList();
    }

    @Override
    public String toString() {
        return response.request().method() + " " + response.uri() + ": " + status() + " " + text();
    }
}
