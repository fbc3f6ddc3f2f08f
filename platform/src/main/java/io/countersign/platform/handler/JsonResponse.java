package io.countersign.platform.handler;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a handler method returns, a {@link ResponseEntity} or its body, as JSON in one buffer. */
final class JsonResponse {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final JsonMapper json;

    JsonResponse(JsonMapper json) {
        this.json = json;
    }

    /** Whether the declared result is one that is written here: records, maps and collections of them, or none. */
    static boolean isWritten(MethodParameter declared) {
        var result = ResolvableType.forMethodParameter(declared);
        var body =
                result.toClass() == ResponseEntity.class ? result.getGeneric(0).toClass() : result.toClass();
        return body.isRecord()
                || body == Void.class
                || body == void.class
                || Map.class.isAssignableFrom(body)
                || Collection.class.isAssignableFrom(body);
    }

    Mono<Void> write(ServerWebExchange exchange, HandlerCall call, @Nullable Object returned) {
        var response = exchange.getResponse();
        if (call.status() != null) {
            response.setStatusCode(call.status());
        }
        if (!(returned instanceof ResponseEntity<?> entity)) {
            return returned == null ? response.setComplete() : write(exchange, returned);
        }
        response.setStatusCode(entity.getStatusCode());
        response.getHeaders().putAll(entity.getHeaders());
        var body = entity.getBody();
        return body == null || isUnchanged(exchange, entity.getHeaders())
                ? response.setComplete()
                : write(exchange, body);
    }

    /** Sets the status 304. */
    private static boolean isUnchanged(ServerWebExchange exchange, HttpHeaders headers) {
        return SAFE.contains(exchange.getRequest().getMethod())
                && exchange.checkNotModified(headers.getETag(), Instant.ofEpochMilli(headers.getLastModified()));
    }

    private Mono<Void> write(ServerWebExchange exchange, Object body) {
        var response = exchange.getResponse();
        var bytes = json.writeValueAsBytes(body);
        if (response.getHeaders().getContentType() == null) {
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        }
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
