package io.countersign.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/**
 * English or Chinese, by the header Accept-Language: by its first {@value #MAX_RANGES} ranges. A header that is malformed
 * counts as absent. Spring's {@code AcceptHeaderLocaleContextResolver} was considered: it parses a header of any length.
 */
final class Languages implements LocaleContextResolver {

    static final int MAX_RANGES = 16;
    static final int MAX_HEADER_LENGTH = 512;

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.CHINESE);

    /** What the request prefers among the languages that we speak. */
    static Locale of(ServerWebExchange exchange) {
        try {
            return preferred(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }

    /** Parsing takes time in proportion to the square of the ranges, so there are few. */
    static Locale preferred(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > MAX_HEADER_LENGTH) {
            return Locale.ENGLISH;
        }
        var ranges = Arrays.stream(header.split(",", MAX_RANGES + 1))
                .limit(MAX_RANGES)
                .collect(Collectors.joining(","));
        return Locale.LanguageRange.parse(ranges).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> SPOKEN.stream().filter(spoken -> covers(range.getRange(), spoken)))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static boolean covers(String range, Locale spoken) {
        return range.equals(spoken.getLanguage()) || range.startsWith(spoken.getLanguage() + "-") || range.equals("*");
    }

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        return new SimpleLocaleContext(of(exchange));
    }

    @Override
    public void setLocaleContext(ServerWebExchange exchange, @Nullable LocaleContext localeContext) {
        throw new UnsupportedOperationException("the request says its language");
    }
}
