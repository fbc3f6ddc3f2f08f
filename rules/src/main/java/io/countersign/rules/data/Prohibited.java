package io.countersign.rules.data;

import io.countersign.rules.text.Disguises;
import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Phrases;
import java.util.List;
import java.util.Set;

/**
 * Subjects for which no signature is given.
 *
 * @param terms folded without confusables
 * @param skeletons the terms that reject or refer, folded to the skeleton, for disguised names
 * @param numbered words that a number or an address makes suspicious, such as those for messengers
 * @param heads folded words after a phrase that leave it what the name denotes, such as 网 and 之家
 * @param homophones Chinese terms that reject, and longer ones that refer, by their syllables
 */
public record Prohibited(
        Phrases<Term> terms,
        Phrases<Term> skeletons,
        Phrases<List<Term>> homophones,
        Phrases<Term> numbered,
        Set<String> heads,
        Disguises disguises) {

    public Prohibited {
        heads = Set.copyOf(heads);
    }

    /**
     * One phrase of the list.
     *
     * @param phrase as the list has it
     * @param effect what finding it means
     * @param whole whether it has to begin and end where words do
     */
    public record Term(String phrase, Effect effect, boolean whole, Subject subject) {

        public String code() {
            return subject.code();
        }
    }

    /**
     * What a phrase is about.
     *
     * @param licensed folded words in the names of organisations that deal with it lawfully, such as banks with loans
     */
    public record Subject(String code, Text text, Phrases<Boolean> licensed) {

        /** Whether the folded name is that of an organisation that deals with the subject lawfully. */
        public boolean isLicensed(FoldedName entity) {
            var found = new boolean[1];
            licensed.scan(entity.compact(), (from, to, listed) -> {
                boolean latin = entity.compact().charAt(from) < 0x80;
                found[0] |= !latin || entity.isEdge(from);
            });
            return found[0];
        }
    }

    /** What finding a phrase means. */
    public enum Effect {
        REJECT,
        SUSPECT,
        /** Hides the phrases that it overlaps. */
        HARMLESS
    }
}
