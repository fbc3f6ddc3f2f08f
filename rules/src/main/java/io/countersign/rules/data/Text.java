package io.countersign.rules.data;

import io.countersign.contracts.Language;

/** A text in both languages. */
public record Text(String en, String zh) {

    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
