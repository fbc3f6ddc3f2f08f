package io.countersign.platform.limits;

import io.countersign.platform.web.body.CapacityLimiter;
import io.countersign.platform.web.body.RequestLeases;
import io.countersign.platform.web.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses with 503 what would only wait: with a slow store or broker memory stays flat, and what was accepted is finished.
 * A request holds its permit from the end of its body to the beginning of its answer, so that a client that sends or reads
 * slowly holds none.
 */
@Order(LoadSheddingFilter.AFTER_CALLER_LIMIT)
final class LoadSheddingFilter implements WebFilter {

    static final int AFTER_CALLER_LIMIT = CallerLimitFilter.AFTER_SECURITY + 1;

    /** Their bodies, if there are any, are not read. */
    private static final Set<HttpMethod> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private final CapacityLimiter permits;
    private final Counter rejected;

    LoadSheddingFilter(HttpLimitProperties limits, MeterRegistry meters) {
        this.permits = new CapacityLimiter(limits.maxInFlight(), limits.maxInFlight());
        this.rejected = meters.counter("countersign.shed", "cause", "load");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (isProbe(request)) {
            return chain.filter(exchange);
        }
        if (hasBody(request)) {
            return chain.filter(exchange.mutate()
                    .request(new WithPermitAfterBody(exchange, request))
                    .build());
        }
        return Mono.defer(() -> {
            acquire(exchange);
            return chain.filter(exchange);
        });
    }

    /** A busy instance is alive, and still ready for what has a permit. */
    private static boolean isProbe(ServerHttpRequest request) {
        var path = request.getURI().getRawPath();
        return path.equals("/health") || path.startsWith("/actuator/");
    }

    private static boolean hasBody(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return !WITHOUT_BODY.contains(request.getMethod())
                && (headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING));
    }

    /** @throws ProblemException 503 */
    private void acquire(ServerWebExchange exchange) {
        var request = RequestLeases.of(exchange);
        if (!(permits.tryAcquire(request.caller(), 1) instanceof CapacityLimiter.Lease permit)) {
            rejected.increment();
            throw ProblemException.busy();
        }
        request.add(permit);
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(permit::close));
    }

    /** Takes the permit when the last byte of the body is there. */
    private final class WithPermitAfterBody extends ServerHttpRequestDecorator {

        private final ServerWebExchange exchange;

        WithPermitAfterBody(ServerWebExchange exchange, ServerHttpRequest request) {
            super(request);
            this.exchange = exchange;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().concatWith(Mono.fromRunnable(() -> acquire(exchange)));
        }
    }
}
