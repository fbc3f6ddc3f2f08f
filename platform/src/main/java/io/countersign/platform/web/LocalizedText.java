package io.countersign.platform.web;

import java.util.Locale;

/** A text in both languages of the product. */
public record LocalizedText(String en, String zh) {

    /** Chinese for a Chinese reader, else English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }

    /** Both languages filled in with the same values, see {@link String#format}. */
    public LocalizedText with(Object... values) {
        return new LocalizedText(en.formatted(values), zh.formatted(values));
    }
}
