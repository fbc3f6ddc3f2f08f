package io.countersign.rules.data;

import io.countersign.rules.text.Phrases;

/** Subjects for which no signature is given. */
public record Prohibited(Phrases<Term> terms) {

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
        /** Phrases inside this one don't count. */
        HARMLESS
    }
}
