package io.countersign.platform.web;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a request. Blank ones and control characters are faults unless it says otherwise; lengths count code
 * points. What {@link #required()} returns for a field with a fault is worth nothing until {@link JsonFields#check()}.
 */
public final class TextField {

    private final Faults faults;
    private final String pointer;
    private final @Nullable String text;
    private final boolean absent;
    private boolean lines;
    private boolean blank;

    TextField(Faults faults, String pointer, @Nullable String text, boolean absent) {
        this.faults = faults;
        this.pointer = pointer;
        this.text = text;
        this.absent = absent;
    }

    /** In Unicode's normalization form C, which may be longer: what follows looks at that. */
    public TextField normalized() {
        return new TextField(
                faults, pointer, text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC), absent);
    }

    /** At most so many code points. */
    public TextField max(int codePoints) {
        if (text != null && text.codePointCount(0, text.length()) > codePoints) {
            faults.tooLong(pointer, codePoints);
        }
        return this;
    }

    /** Line breaks and tabs are allowed. */
    public TextField multiline() {
        lines = true;
        return this;
    }

    /** A blank text is allowed. */
    public TextField blankAllowed() {
        blank = true;
        return this;
    }

    /** The whole text must match. */
    public TextField matching(Pattern pattern, LocalizedText fix) {
        if (text != null && !text.isBlank() && !pattern.matcher(text).matches()) {
            faults.malformed(pointer, fix);
        }
        return this;
    }

    public String required() {
        if (absent) {
            faults.required(pointer);
        }
        return orElse("");
    }

    public @Nullable String optional() {
        if (text != null && !blank && text.isBlank()) {
            faults.empty(pointer);
        }
        if (text != null && text.codePoints().anyMatch(this::isForbidden)) {
            faults.controlCharacter(pointer);
        }
        return text;
    }

    public String orElse(String other) {
        var found = optional();
        return found == null ? other : found;
    }

    private boolean isForbidden(int point) {
        return Character.isISOControl(point) && !(lines && (point == '\n' || point == '\r' || point == '\t'));
    }
}
