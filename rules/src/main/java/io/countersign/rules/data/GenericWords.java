package io.countersign.rules.data;

import io.countersign.rules.text.Phrases;

/** Words that name nobody; a name made of nothing else identifies no one. */
public record GenericWords(Phrases<Kind> words) {

    /** How sure it is. */
    public enum Kind {
        /** Stands for any content; digits may surround it. */
        PLACEHOLDER,
        /** A kind of message or an everyday word. */
        GENERIC,
        /** Joins other words and is none by itself. */
        CONNECTOR,
        /** A trade or a place: too broad alone, nameless with a general word. */
        TRADE,
        /** Too broad to be a name, but some are: a human looks. */
        BROAD
    }
}
