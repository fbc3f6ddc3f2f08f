package io.countersign.review.console;

import io.countersign.contracts.Language;
import io.countersign.platform.security.caller.Caller;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The texts of the console. */
@Component
public class ConsoleMessages {

    private final MessageSource source;

    ConsoleMessages(MessageSource source) {
        this.source = source;
    }

    public String text(Locale locale, String key, Object... values) {
        return source.getMessage(key, values, locale);
    }

    /** The text, or the key's last part where there is none. */
    public String textOr(Locale locale, String key, String otherwise) {
        var text = source.getMessage(key, null, otherwise, locale);
        return text == null ? otherwise : text;
    }

    public String roles(Caller caller, Locale locale) {
        return ConsoleRole.of(Set.copyOf(caller.claims("roles"))).stream()
                .map(role -> text(locale, "role." + role.code()))
                .collect(Collectors.joining(", "));
    }

    public static Language language(Locale locale) {
        return locale.getLanguage().equals("zh") ? Language.ZH : Language.EN;
    }
}
