package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;

/** A name as duplicates are compared: NFC, trimmed, ASCII without case, full-width forms as their ASCII ones. */
public record NameKey(@JsonValue String value) {

    @JsonCreator
    public NameKey {}

    public static NameKey of(String name) {
        var folded = new StringBuilder(name.length());
        Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .codePoints()
                .map(NameKey::fold)
                .forEach(folded::appendCodePoint);
        return new NameKey(folded.toString().strip());
    }

    private static int fold(int c) {
        int narrow = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? ' ' : c;
        return narrow >= 'A' && narrow <= 'Z' ? narrow + ('a' - 'A') : narrow;
    }

    @Override
    public String toString() {
        return value;
    }
}
