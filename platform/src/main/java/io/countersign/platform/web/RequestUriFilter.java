package io.countersign.platform.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses an address that is too long, or has broken percent-encoding, before anything stumbles over it; only what
 * answers in a form of its own may come earlier. The server itself takes longer ones, so that the refusal is a problem.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
final class RequestUriFilter implements WebFilter {

    private static final int LONGEST = 8 * 1024;
    private static final LocalizedText TOO_LONG = new LocalizedText("The address is longer than 8 KB.", "请求地址超过 8 KB。");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (length(request) > LONGEST) {
            return Mono.error(ProblemException.of(HttpStatus.URI_TOO_LONG).withDetail(TOO_LONG));
        }
        return isReadable(request) ? chain.filter(exchange) : Mono.error(ProblemException.of(HttpStatus.BAD_REQUEST));
    }

    private static int length(ServerHttpRequest request) {
        var address = request.getURI();
        var query = address.getRawQuery();
        return address.getRawPath().length() + (query == null ? 0 : query.length());
    }

    private static boolean isReadable(ServerHttpRequest request) {
        try {
            var _ = request.getPath().pathWithinApplication().elements().size()
                    + request.getQueryParams().size()
                    + request.getCookies().size();
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
