package io.countersign.platform.security.token;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Answers repeated requests for the issuer's discovery document and keys from memory. The decoder requests the keys again
 * for each token with an unknown key id; any number of such tokens causes one request per interval.
 */
final class IssuerResponseCache implements ExchangeFilterFunction {

    /** A key that the issuer adds is known after this time at latest. */
    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(10);

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<URI, Mono<CachedResponse>> responses = new ConcurrentHashMap<>();

    private record CachedResponse(
            HttpStatusCode status, @Nullable MediaType contentType, String body) {

        Duration lifetime() {
            return status.is2xxSuccessful() ? REFRESH_INTERVAL : RETRY_INTERVAL;
        }

        ClientResponse toClientResponse() {
            return ClientResponse.create(status)
                    .headers(headers -> headers.setContentType(contentType))
                    .body(body)
                    .build();
        }
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return responses
                .computeIfAbsent(request.url(), _ -> fetch(request, next))
                .map(CachedResponse::toClientResponse);
    }

    /** Concurrent requests share one. */
    private static Mono<CachedResponse> fetch(ClientRequest request, ExchangeFunction next) {
        return Mono.defer(() -> next.exchange(request))
                .flatMap(IssuerResponseCache::read)
                .timeout(RESPONSE_TIMEOUT)
                .cache(CachedResponse::lifetime, _ -> RETRY_INTERVAL, () -> RETRY_INTERVAL);
    }

    private static Mono<CachedResponse> read(ClientResponse response) {
        var contentType = response.headers().contentType().orElse(null);
        return response.bodyToMono(String.class)
                .defaultIfEmpty("")
                .map(body -> new CachedResponse(response.statusCode(), contentType, body));
    }
}
