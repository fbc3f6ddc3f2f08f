package io.countersign.review.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * How one browser shows the console, in two cookies of its own: they reveal nothing of a person.
 *
 * @param theme light, dark, or auto for the system's setting
 * @param language en, zh, or auto for what the browser asks for
 */
public record ConsoleAppearance(String theme, String language) {

    private static final String THEME_COOKIE = "countersign-theme";
    private static final String LANGUAGE_COOKIE = "countersign-language";
    private static final String AUTO = "auto";
    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final Set<String> LANGUAGES = Set.of("en", "zh");
    private static final int ONE_YEAR = 365 * 24 * 3600;

    public ConsoleAppearance {
        theme = THEMES.contains(theme) ? theme : AUTO;
        language = LANGUAGES.contains(language) ? language : AUTO;
    }

    public static ConsoleAppearance of(ServerHttpRequest request) {
        return new ConsoleAppearance(value(request, THEME_COOKIE), value(request, LANGUAGE_COOKIE));
    }

    private static String value(ServerHttpRequest request, String name) {
        HttpCookie cookie = request.getCookies().getFirst(name);
        return cookie == null ? AUTO : cookie.getValue();
    }

    /** The chosen language, or null. */
    @Nullable
    public Locale locale() {
        return language.equals(AUTO) ? null : Locale.forLanguageTag(language);
    }

    public List<ResponseCookie> cookies() {
        return List.of(cookie(THEME_COOKIE, theme), cookie(LANGUAGE_COOKIE, language));
    }

    private static ResponseCookie cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path(ConsolePaths.ROOT)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(ONE_YEAR)
                .build();
    }
}
