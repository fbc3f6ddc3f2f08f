package io.countersign.rules.checks.spelling;

import io.countersign.contracts.reasons.TextRange;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.CompanyWords.Part;
import io.countersign.rules.data.GenericWords;
import io.countersign.rules.data.GenericWords.Kind;
import io.countersign.rules.text.FoldedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides a name into listed words and parts of company names. The division with the most certain result is kept for
 * each index; a name that cannot be divided as a whole is no general name.
 */
public final class GeneralName {

    private final FoldedName name;
    private final String text;
    private final @Nullable Words[] reached;

    /** What words identify together, from the most certain to the least. */
    public enum Meaning {
        FILLER,
        PLACEHOLDER,
        MESSAGE,
        GENERIC,
        CONNECTOR,
        PARTICLE,
        FORM,
        PLACE,
        SECTOR,
        TRADE,
        BROAD
    }

    /**
     * Words one after the other.
     *
     * @param start index of the last word
     * @param connected whether a Latin connector is among them
     * @param joined whether one of them is written together with its neighbour, as in WeChat
     * @param parts whether all are parts of company names
     */
    private record Words(Meaning meaning, int start, int count, boolean connected, boolean joined, boolean parts) {

        /** Fewer words are the better division; of the same number the more certain meaning counts. */
        boolean isSurerThan(Words other) {
            return count != other.count ? count < other.count : meaning.compareTo(other.meaning) < 0;
        }
    }

    private GeneralName(FoldedName name, GenericWords generic, CompanyWords company) {
        this.name = name;
        this.text = name.compact();
        this.reached = new @Nullable Words[text.length() + 1];
        for (int from = 0; from < text.length(); from++) {
            if (from == 0 || reached[from] != null) {
                generic.words().scanFrom(text, from, (start, to, kind) -> extend(start, to, of(kind), false));
                company.parts().scanFrom(text, from, (start, to, part) -> extend(start, to, classOf(part), true));
            }
        }
    }

    public static GeneralName of(FoldedName plain, GenericWords generic, CompanyWords company) {
        return new GeneralName(plain, generic, company);
    }

    private static Meaning classOf(Part part) {
        return switch (part) {
            case FORM -> Meaning.FORM;
            case SHORT_FORM -> Meaning.CONNECTOR;
            case PLACE -> Meaning.PLACE;
            case TRADE -> Meaning.SECTOR;
        };
    }

    /** The meaning of the whole name; null if it does not consist of listed words, or of connectors only. */
    @Nullable
    public Meaning meaning() {
        var words = reached[text.length()];
        if (words == null || words.meaning() == Meaning.CONNECTOR || words.meaning() == Meaning.PARTICLE) {
            return null;
        }
        boolean brandLike = words.joined() || (words.connected() && isArticleAndWord(words));
        return brandLike && words.meaning() == Meaning.GENERIC ? Meaning.BROAD : words.meaning();
    }

    /** Whether a Latin name is an article and one word, as The Register is. */
    private boolean isArticleAndWord(Words words) {
        return words.count() == 2 && text.startsWith("the") && words.start() == 3;
    }

    /** Whether the name consists of places, trades and legal forms only. */
    public boolean hasPartsOnly() {
        var words = reached[text.length()];
        return words != null && words.parts();
    }

    /** Whether the name is one word, or the same word again. */
    public boolean isOneWord() {
        var words = reached[text.length()];
        return words != null && text.replace(text.substring(words.start()), "").isEmpty();
    }

    /** Where the words of the name are. */
    public List<TextRange> positions() {
        var positions = new ArrayList<TextRange>();
        for (int to = text.length(); to > 0; ) {
            var words = reached[to];
            if (words == null) {
                return List.of();
            }
            positions.add(name.range(words.start(), to));
            to = words.start();
        }
        Collections.reverse(positions);
        return positions;
    }

    private void extend(int from, int to, Meaning next, boolean part) {
        boolean latin = text.charAt(from) < 0x80;
        boolean whole = name.isWhole(from, to);
        if (!latin && to - from == 1 && !name.isWords(from, to)) {
            return;
        }
        if (latin && !whole && next.compareTo(Meaning.GENERIC) > 0) {
            return;
        }
        var before = reached[from];
        boolean certain = !latin || whole || next == Meaning.PLACEHOLDER || next == Meaning.FILLER;
        var meaning = together(before == null ? null : before.meaning(), certain ? next : Meaning.BROAD, latin);
        if (next == Meaning.TRADE && meaning == Meaning.PLACEHOLDER) {
            meaning = Meaning.BROAD;
        }
        boolean connected = (before != null && before.connected()) || (latin && next == Meaning.CONNECTOR);
        boolean joined = (before != null && before.joined())
                || (latin && next == Meaning.CONNECTOR && !(name.isSeparated(from) && name.isSeparated(to)));
        var words = new Words(
                meaning,
                from,
                before == null ? 1 : before.count() + 1,
                connected,
                joined,
                part && (before == null || before.parts()));
        var known = reached[to];
        boolean placeholder = !latin && meaning == Meaning.FILLER;
        if (known == null || words.isSurerThan(known) || (placeholder && known.meaning() == Meaning.BROAD)) {
            reached[to] = words;
        }
    }

    /** What words mean one after the other: a bank's alert identifies no sender, a receipt bank may. */
    private static Meaning together(@Nullable Meaning before, Meaning next, boolean latin) {
        if (before == null || (before == Meaning.CONNECTOR && next.compareTo(Meaning.FORM) < 0)) {
            return next;
        }
        if (before == Meaning.PARTICLE || next == Meaning.PARTICLE) {
            return withParticle(before == Meaning.PARTICLE ? next : before, latin);
        }
        if (before == Meaning.CONNECTOR && next != Meaning.FORM) {
            return Meaning.BROAD;
        }
        if (next == Meaning.CONNECTOR) {
            return before;
        }
        if (next == Meaning.FORM) {
            return withForm(before, latin);
        }
        if (before == Meaning.FILLER || next == Meaning.FILLER) {
            return Meaning.FILLER;
        }
        if (before == Meaning.BROAD || next == Meaning.BROAD) {
            return Meaning.BROAD;
        }
        if (before == Meaning.PLACEHOLDER || next == Meaning.PLACEHOLDER) {
            return Meaning.PLACEHOLDER;
        }
        if (isCompanyPart(before) || isCompanyPart(next)) {
            return companyParts(before, next, latin);
        }
        if (next == Meaning.TRADE && before != Meaning.TRADE) {
            return Meaning.BROAD;
        }
        if (before == Meaning.TRADE && next == Meaning.TRADE) {
            return Meaning.TRADE;
        }
        return before == Meaning.MESSAGE && next == Meaning.MESSAGE ? Meaning.MESSAGE : Meaning.GENERIC;
    }

    private static Meaning withParticle(Meaning other, boolean latin) {
        return switch (other) {
            case FILLER -> other;
            case PLACEHOLDER -> latin ? Meaning.BROAD : other;
            case CONNECTOR, PARTICLE -> Meaning.PARTICLE;
            default -> Meaning.BROAD;
        };
    }

    private static Meaning withForm(Meaning before, boolean latin) {
        return switch (before) {
            case GENERIC -> latin ? Meaning.BROAD : Meaning.GENERIC;
            case CONNECTOR -> Meaning.FORM;
            case PLACE, SECTOR, TRADE -> Meaning.GENERIC;
            default -> before;
        };
    }

    private static boolean isCompanyPart(Meaning one) {
        return one == Meaning.PLACE || one == Meaning.SECTOR || one == Meaning.FORM;
    }

    /** Places with places, trades with trades and a place with a general word are general; others may be a name. */
    private static Meaning companyParts(Meaning before, Meaning next, boolean latin) {
        if (before == Meaning.PLACE) {
            return next == Meaning.PLACE ? Meaning.PLACE : isGeneral(next) ? Meaning.GENERIC : Meaning.BROAD;
        }
        return before == Meaning.SECTOR && next == Meaning.SECTOR && !latin ? Meaning.SECTOR : Meaning.BROAD;
    }

    private static boolean isGeneral(Meaning one) {
        return one == Meaning.GENERIC || one == Meaning.MESSAGE;
    }

    /** Whether the meaning alone identifies no sender; the others may be the names of some. */
    public static boolean isNonIdentifying(Meaning meaning) {
        return meaning != Meaning.BROAD;
    }

    /** The kind of a word as a class. */
    public static Meaning of(Kind kind) {
        return Meaning.valueOf(kind.name());
    }
}
