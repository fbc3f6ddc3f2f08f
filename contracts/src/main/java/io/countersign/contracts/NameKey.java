package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;

/** A name as duplicates are compared: NFC, trimmed, ASCII without case, full-width forms as their ASCII ones. */
public record NameKey(@JsonValue String value) {

    @JsonCreator
    public NameKey {}

    public static NameKey of(String name) {
        var folded = new StringBuilder(Normalizer.normalize(name, Normalizer.Form.NFC));
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, fold(folded.charAt(i)));
        }
        return new NameKey(folded.toString().strip());
    }

    /** What is folded is never half of a surrogate pair. */
    private static char fold(char c) {
        int narrow = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? ' ' : c;
        return (char) (narrow >= 'A' && narrow <= 'Z' ? narrow + ('a' - 'A') : narrow);
    }

    @Override
    public String toString() {
        return value;
    }
}
