package io.countersign.intake.web;

import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The server takes lines as long as the Tencent-compatible API needs them; whatever that did not answer has the usual
 * length.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class LongLines implements WebFilter {

    static final int LONGEST = 8 * 1024;

    private static final LocalizedText TOO_LONG = new LocalizedText("The address is longer than 8 KB.", "请求地址超过 8 KB。");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return length(exchange) > LONGEST
                ? Mono.error(new ProblemException(HttpStatus.URI_TOO_LONG, "ADDRESS_TOO_LONG", TOO_LONG))
                : chain.filter(exchange);
    }

    private static int length(ServerWebExchange exchange) {
        var address = exchange.getRequest().getURI();
        var query = address.getRawQuery();
        return address.getRawPath().length() + (query == null ? 0 : query.length());
    }
}
