package io.countersign.rules.data;

import io.countersign.rules.text.Phrases;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that identify no sender. A name that consists of them only is non-identifiable.
 *
 * @param words folded without confusables, for names that consist of several
 * @param wholeNames folded to the skeleton, for disguised names that are one entry
 * @param protectedNames Chinese names that are well known
 * @param pinyin Chinese entries in Latin letters, for names that are typed as they are pronounced
 * @param misspellings placeholders with two neighbouring letters exchanged, or with a letter missing
 * @param markers words that make a placeholder of every name that has them; false for products in which one is none
 * @param alone names that identify no sender as they are, without a meaning beside other words
 * @param homophones kinds of messages and placeholders in Chinese, by their syllables
 * @param nouns what a placeholder may represent, such as a company: with a number or a letter it identifies no sender
 */
public record GenericWords(
        Phrases<Kind> words,
        Phrases<Kind> wholeNames,
        Phrases<Kind> protectedNames,
        Phrases<Kind> pinyin,
        Set<String> misspellings,
        Phrases<Boolean> markers,
        Set<String> nouns,
        Set<String> alone,
        Map<String, List<String>> homophones) {

    public GenericWords {
        misspellings = Set.copyOf(misspellings);
        nouns = Set.copyOf(nouns);
        alone = Set.copyOf(alone);
        homophones = Map.copyOf(homophones);
    }

    /** Whether a well-known name is in the folded name, beside which general words are no reason to reject. */
    public boolean hasProtectedName(String plain) {
        var found = new boolean[1];
        protectedNames.scan(plain, (from, to, kind) -> found[0] = true);
        return found[0];
    }

    /** How certain it is that a word identifies no sender. */
    public enum Kind {
        /** A placeholder also before or after a trade, as in 某某科技. */
        FILLER,
        /** Any content; digits may surround it. */
        PLACEHOLDER,
        /** A kind of message that the FAQ names: verification codes and notifications. */
        MESSAGE,
        /** An everyday word. */
        GENERIC,
        /** Joins other words and is no name by itself. */
        CONNECTOR,
        /** Joins placeholders only; with other words it may be a brand. */
        PARTICLE,
        /** A kind of shop or office: too broad alone, non-identifiable with a general word. */
        TRADE,
        /** Too broad to identify a sender, but some brands are called so: a human decides. */
        BROAD
    }
}
