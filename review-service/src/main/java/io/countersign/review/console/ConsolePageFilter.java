package io.countersign.review.console;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives the console's responses their Content-Security-Policy, stricter than that of other pages, and puts the language
 * that a person chose in the place of the one that the browser asks for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ConsolePageFilter implements WebFilter {

    private final String policy;

    ConsolePageFilter(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            @Value("${countersign.review.tickets.url:}") String certificates) {
        this.policy = ConsoleContentPolicy.of(issuer, certificates);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!ConsolePaths.isConsole(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().set("Content-Security-Policy", policy);
        var chosen = ConsoleAppearance.of(exchange.getRequest()).locale();
        return chain.filter(chosen == null ? exchange : new LocalizedExchange(exchange, chosen));
    }

    private static final class LocalizedExchange extends ServerWebExchangeDecorator {

        private final Locale locale;

        LocalizedExchange(ServerWebExchange exchange, Locale locale) {
            super(exchange);
            this.locale = locale;
        }

        @Override
        public LocaleContext getLocaleContext() {
            return new SimpleLocaleContext(locale);
        }
    }
}
