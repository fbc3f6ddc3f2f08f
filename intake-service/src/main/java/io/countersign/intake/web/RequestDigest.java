package io.countersign.intake.web;

import io.countersign.contracts.Application;
import io.countersign.intake.domain.IdempotencyKey;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The digest of a request that an idempotency key is bound to: method, path and canonical content. */
@Component
final class RequestDigest {

    private static final LocalizedText BAD_KEY = new LocalizedText(
            "An idempotency key is 1 to 255 visible ASCII characters.", "幂等键由 1 至 255 个可见 ASCII 字符组成。");

    private final JsonMapper json;

    RequestDigest(JsonMapper json) {
        this.json = json;
    }

    /** @throws ProblemException 400 if the key is none */
    @Nullable
    IdempotencyKey key(@Nullable String header, String method, String path, Application application) {
        if (header == null) {
            return null;
        }
        var key = header.strip();
        if (!IdempotencyKey.isValid(key)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "BAD_IDEMPOTENCY_KEY", BAD_KEY);
        }
        return new IdempotencyKey(key, IdempotencyKey.hash(method, path, json.writeValueAsBytes(application)));
    }
}
