package io.countersign.platform.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses an address with broken percent-encoding before anything stumbles over it; only what answers in a form of its
 * own may come earlier.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
final class UnreadableAddress implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isReadable(exchange) ? chain.filter(exchange) : Mono.error(ProblemException.of(HttpStatus.BAD_REQUEST));
    }

    private static boolean isReadable(ServerWebExchange exchange) {
        try {
            var request = exchange.getRequest();
            var _ = request.getPath().pathWithinApplication().elements().size()
                    + request.getQueryParams().size()
                    + request.getCookies().size();
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
