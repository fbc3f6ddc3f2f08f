package io.countersign.failures;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Reply(HttpResponse<byte[]> response) {

    private static final int SOON = 5;
    /** Decided in seconds, though the estimate may be up to a minute; the first attempt may have been the one that filled it. */
    private static final String FULL_BACKLOG = "TOO_MANY_BACKLOG";

    int status() {
        return response.statusCode();
    }

    /** Whether the same request may be answered otherwise in a moment. */
    boolean isTransient() {
        return status() >= 500
                || (status() == 429 && (retryAfter() <= SOON || text("code").equals(FULL_BACKLOG)));
    }

    /** In seconds; -1 if the answer doesn't say. */
    int retryAfter() {
        return response.headers()
                .firstValue("Retry-After")
                .map(Integer::parseInt)
                .orElse(-1);
    }

    /** Such as {@code 503 NOT_CONFIRMED}. */
    String why() {
        return status() + " " + text("code");
    }

    JsonNode body() {
        return JsonMapper.shared().readTree(response.body());
    }

    String text(String member) {
        return body().path(member).stringValue("");
    }

    int number(String member) {
        return body().path(member).intValue(0);
    }

    @Override
    public String toString() {
        return status() + " " + new String(response.body(), StandardCharsets.UTF_8);
    }
}
