package io.countersign.platform.web.server;

import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses an address that is too long or has malformed percent-encoding, before other code parses it. Only filters that
 * answer in their own format run earlier. The server accepts longer addresses, so that the refusal is a problem document.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
final class RequestUriFilter implements WebFilter {

    private static final int MAX_LENGTH = 8 * 1024;
    private static final LocalizedText TOO_LONG = LocalizedText.of("platform.request-uri-filter.too-long");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (length(request) > MAX_LENGTH) {
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
