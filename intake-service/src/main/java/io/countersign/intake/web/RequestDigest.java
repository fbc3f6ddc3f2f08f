package io.countersign.intake.web;

import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.platform.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The digest of a request that an idempotency key is bound to: method, path and canonical content. */
@Component
public final class RequestDigest {

    private final JsonMapper json;

    public RequestDigest(JsonMapper json) {
        this.json = json;
    }

    /** @throws ProblemException 400 if the key is none */
    @Nullable
    public IdempotencyKey key(HttpHeaders headers, String method, String path, Object content) {
        return key(IdempotencyKeyHeader.read(headers), method, path, content);
    }

    /** @param key as a bulk line has it */
    @Nullable
    public IdempotencyKey key(@Nullable String key, String method, String path, Object content) {
        if (key == null) {
            return null;
        }
        return new IdempotencyKey(key, IdempotencyKey.hash(method, path, json.writeValueAsBytes(content)));
    }
}
