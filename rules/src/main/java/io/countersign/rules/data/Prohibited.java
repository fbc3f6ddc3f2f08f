package io.countersign.rules.data;

import io.countersign.rules.text.Disguises;
import io.countersign.rules.text.Phrases;

/**
 * Subjects for which no signature is given.
 *
 * @param terms folded without confusables
 * @param skeletons the terms that reject or refer, folded to the skeleton, for disguised names
 * @param homophones Chinese terms that reject, by their syllables
 */
public record Prohibited(Phrases<Term> terms, Phrases<Term> skeletons, Phrases<Term> homophones, Disguises disguises) {

    /**
     * One phrase of the list.
     *
     * @param phrase as the list has it
     * @param effect what finding it means
     * @param whole whether it has to begin and end where words do
     */
    public record Term(String phrase, Effect effect, boolean whole, String code, Text subject) {}

    /** What finding a phrase means. */
    public enum Effect {
        REJECT,
        SUSPECT,
        /** Hides the phrases that it overlaps. */
        HARMLESS
    }
}
