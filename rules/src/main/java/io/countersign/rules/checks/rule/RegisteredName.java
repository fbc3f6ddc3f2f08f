package io.countersign.rules.checks.rule;

import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.CompanyWords.Part;
import io.countersign.rules.text.FoldedName;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The name of an organisation with its parts: places, the brand, trades and the legal form. A name occurs in it as a run
 * of words only: 腾云 and 腾云科技 in 深圳市腾云科技有限公司, but neither 市腾 nor 云科.
 */
final class RegisteredName {

    private static final int MIN_LENGTH = 2;
    private static final int MAX_ATOMIC_LENGTH = 2;

    private final FoldedName name;
    private final CompanyWords company;
    private final String text;
    private final BitSet boundaries = new BitSet();
    private final BitSet inside = new BitSet();
    private boolean marked;

    private RegisteredName(String text, CompanyWords company) {
        this.text = text;
        this.name = FoldedName.plain(text);
        this.company = company;
    }

    static RegisteredName of(String name, CompanyWords company) {
        return new RegisteredName(name, company);
    }

    /** Marks where parts begin and end, and what lies inside of one. */
    private void markParts() {
        if (marked) {
            return;
        }
        marked = true;
        var text = name.compact();
        int at = 0;
        while (at < text.length()) {
            int end = longest(at, at == 0 || boundaries.get(at) ? null : Part.PLACE);
            if (end > at) {
                boundaries.set(at);
                boundaries.set(end);
                inside.set(at + 1, end);
                at = end;
            } else {
                at++;
            }
        }
        boundaries.set(0);
        boundaries.set(text.length());
    }

    /** The end of the longest part at the index; places count at the beginning only. */
    private int longest(int at, @Nullable Part excluded) {
        int[] end = {at};
        company.parts().scanFrom(name.compact(), at, (from, to, part) -> {
            boolean han = Character.isIdeographic(name.compact().charAt(from));
            if (part != excluded && (han || name.isWhole(from, to))) {
                end[0] = Math.max(end[0], to);
            }
        });
        return end[0];
    }

    /** Whether the folded name is a run of words of this one; a group form after them does not matter. */
    boolean contains(FoldedName other, String original) {
        if (occurs(other)) {
            return true;
        }
        var stem = company.withoutGroupForm(original);
        if (!stem.equals(original) && occurs(FoldedName.plain(stem))) {
            return true;
        }
        var shorter = company.withShortForms(text);
        return !shorter.equals(text) && new RegisteredName(shorter, company).occurs(other);
    }

    private boolean occurs(FoldedName other) {
        var part = other.compact();
        if (part.length() < MIN_LENGTH) {
            return false;
        }
        for (int at = name.compact().indexOf(part); at >= 0; at = name.compact().indexOf(part, at + 1)) {
            markParts();
            if (isBoundary(at) && isBoundary(at + part.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the folded name is this one, or what is left of it without its legal form or also without its place. */
    boolean isBrand(FoldedName other) {
        var found = other.compact();
        return found.equals(name.compact())
                || found.equals(FoldedName.plain(company.withoutLegalForm(text)).compact())
                || found.equals(FoldedName.plain(company.withoutPlace(text)).compact());
    }

    private boolean isBoundary(int at) {
        if (boundaries.get(at) || name.isEdge(at)) {
            return true;
        }
        boolean latin = name.compact().charAt(at) < 0x80;
        return !latin && !isInsideShortPart(at) && name.isWordBoundary(at) && !isBetweenSingles(at);
    }

    /** A part of two characters, such as 科技, and a place such as 深圳市 at the beginning are one word. */
    private boolean isInsideShortPart(int at) {
        if (!inside.get(at)) {
            return false;
        }
        int from = inside.previousClearBit(at);
        int to = inside.nextClearBit(at);
        return to - from <= MAX_ATOMIC_LENGTH || from == 0;
    }

    /** The dictionary cuts a word that it does not know into single characters: those are no words. */
    private boolean isBetweenSingles(int at) {
        boolean singleBefore = at < 2 || name.isWordBoundary(at - 1);
        boolean singleAfter = at + 1 >= name.compact().length() || name.isWordBoundary(at + 1);
        return singleBefore && singleAfter;
    }
}
