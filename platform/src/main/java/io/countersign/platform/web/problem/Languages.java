package io.countersign.platform.web.problem;

import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;

/**
 * English or Chinese, by the header Accept-Language. One that is longer than {@value #MAX_HEADER_LENGTH} characters counts as
 * absent: Spring reads a header of any length, in time that grows with the square of its ranges, also to answer its refusal.
 */
public final class Languages extends AcceptHeaderLocaleContextResolver {

    public static final int MAX_HEADER_LENGTH = 512;

    public Languages() {
        setSupportedLocales(List.of(Locale.ENGLISH, Locale.CHINESE));
        setDefaultLocale(Locale.ENGLISH);
    }

    /** What the request prefers, or what replaces that. */
    static Locale of(ServerWebExchange exchange) {
        var locale = exchange.getLocaleContext().getLocale();
        return locale == null ? Locale.ENGLISH : locale;
    }

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        var values = exchange.getRequest().getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        return values != null && values.stream().mapToInt(String::length).sum() > MAX_HEADER_LENGTH
                ? new SimpleLocaleContext(Locale.ENGLISH)
                : super.resolveLocaleContext(exchange);
    }
}
