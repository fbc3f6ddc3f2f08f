package io.countersign.platform.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/** English or Chinese, by the header Accept-Language; a header that can't be read counts as absent. */
final class Languages implements LocaleContextResolver {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.CHINESE);

    /** What the request prefers among the languages that we speak. */
    static Locale of(ServerWebExchange exchange) {
        try {
            return preferred(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }

    private static Locale preferred(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Locale.ENGLISH;
        }
        return Locale.LanguageRange.parse(header).stream()
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
