package io.countersign.operations.audit.facts;

import java.util.Locale;

/** The kinds of violations, each with the invariant that it breaks. */
public enum ViolationKind {
    LOST(1, "accepted, but neither decided nor waiting"),
    NOT_IN_TOPIC(1, "it exists in a store, but not in the topics"),
    WITHDRAWAL_LOST(1, "withdrawn, but still open"),
    DELETION_LOST(1, "deleted, but not retired"),
    NOT_SHOWN(1, "dead-lettered, but not shown as held up"),
    OVER_LIMIT(2, "more holders than the limit"),
    NOT_HELD(2, "live without a slot"),
    ORPHANED_RESERVATION(2, "an orphaned reservation: a slot of a revision that is not live"),
    NAME_TWICE(2, "two holders of one name"),
    LEDGER_DIFFERS(2, "the ledger differs from the topics"),
    TWO_OUTCOMES(3, "two different outcomes of one revision"),
    OUTCOME_OF_NOTHING(3, "an outcome of a revision that was never submitted"),
    CASE_DIFFERS(3, "review's case differs from the topics"),
    EVENT_CHANGED(3, "one event id, two events"),
    CONTENT_CHANGED(4, "one revision, two contents"),
    TWO_LIVE(4, "two live revisions of one signature"),
    NOTICE_MISSING(6, "an outcome without a notice"),
    NOTICE_DOUBLED(6, "two notices of one outcome"),
    NOTICE_OF_NOTHING(6, "a notice without an outcome"),
    SEQUENCE_HOLE(6, "a gap in the numbers of an account or a platform"),
    SEQUENCE_DOUBLED(6, "one sequence number for two notices"),
    VIEW_DIFFERS(1, "the view differs from the topics"),
    UNREADABLE(8, "no event, and not dead-lettered");

    private final int invariant;
    private final String meaning;

    ViolationKind(int invariant, String meaning) {
        this.invariant = invariant;
        this.meaning = meaning;
    }

    /** Its number in docs/architecture.md. */
    public int invariant() {
        return invariant;
    }

    public String meaning() {
        return meaning;
    }

    /** The name in JSON and on the console. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
