package io.countersign.review.console.page;

import io.countersign.platform.security.token.TokenIssuerProperties;
import io.countersign.review.console.ConsoleAppearance;
import io.countersign.review.console.ConsolePaths;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
@EnableConfigurationProperties(ConsoleOriginProperties.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ConsolePageFilter implements WebFilter {

    private final String policy;

    ConsolePageFilter(TokenIssuerProperties tokens, ConsoleOriginProperties certificates) {
        this.policy = ConsoleContentPolicy.of(tokens.required(), certificates.url());
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
