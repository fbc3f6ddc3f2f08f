package io.countersign.rules.text;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A function of one code point to text, computed once per page of 256 and then looked up. */
final class CharTable {

    private static final int PAGE = 256;

    private final IntFunction<String> function;
    private final AtomicReferenceArray<@Nullable String[]> pages =
            new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) / PAGE);

    CharTable(IntFunction<String> function) {
        this.function = function;
    }

    /** Null means the code point itself. */
    @Nullable
    String of(int codePoint) {
        @Nullable String[] page = pages.get(codePoint / PAGE);
        if (page == null) {
            page = compile(codePoint / PAGE);
            pages.set(codePoint / PAGE, page);
        }
        return page[codePoint % PAGE];
    }

    void append(StringBuilder out, int codePoint) {
        var text = of(codePoint);
        if (text == null) {
            out.appendCodePoint(codePoint);
        } else {
            out.append(text);
        }
    }

    private @Nullable String[] compile(int number) {
        var page = new @Nullable String[PAGE];
        for (int i = 0; i < PAGE; i++) {
            var text = function.apply(number * PAGE + i);
            page[i] = text.equals(Character.toString(number * PAGE + i)) ? null : text;
        }
        return page;
    }
}
