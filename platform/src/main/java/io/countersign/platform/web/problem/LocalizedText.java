package io.countersign.platform.web.problem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * A text in each language of the product. Its key begins with the name of the module whose bundle
 * {@code problems/<module>.properties} contains it.
 */
public record LocalizedText(String key, List<Object> values) implements MessageSourceResolvable {

    private static final Map<String, MessageSource> BUNDLES = new ConcurrentHashMap<>();

    public LocalizedText {
        values = List.copyOf(values);
    }

    /** @param values for the places in the text; a text among them is resolved in the same language */
    public static LocalizedText of(String key, Object... values) {
        return new LocalizedText(
                key,
                Arrays.stream(values)
                        .map(value -> value instanceof LocalizedText ? value : String.valueOf(value))
                        .toList());
    }

    /** The same text with other values. */
    public LocalizedText with(Object... others) {
        return of(key, others);
    }

    /** Chinese for a Chinese reader, else English. */
    public String in(Locale locale) {
        return BUNDLES.computeIfAbsent(key.substring(0, key.indexOf('.')), LocalizedText::bundle)
                .getMessage(this, locale);
    }

    private static MessageSource bundle(String module) {
        var source = new ResourceBundleMessageSource();
        source.setBasename("problems/" + module);
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        return source;
    }

    @Override
    public String[] getCodes() {
        return new String[] {key};
    }

    @Override
    public Object[] getArguments() {
        return values.toArray();
    }
}
