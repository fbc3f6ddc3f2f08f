package io.countersign.simulation.setting;

import java.util.Set;

/** A guard of the protocol that a run can go without, to show that its absence is found. */
public enum Guard {
    REVISION_BY_ONE_ATOMIC_WRITE("two contents under one revision number"),
    KEY_BEFORE_THE_APPEND("one keyed request became two applications"),
    KEY_AND_COUNTER_DURABLE("two contents under one revision number", "one keyed request became two applications"),
    VIEW_MERGED_BY_REVISION("view of"),
    OWN_INSERT_ACKNOWLEDGED("view of"),
    LEDGER_COMPARED_AND_SET("live signature is not held"),
    RELEASE_OF_EXACTLY_THE_REVISION("live signature is not held"),
    EVERY_REVISION_HELD_WITH_ITS_NAME("two live signatures of one name"),
    APPROVAL_TAKES_NO_SLOT("ledger over the limit"),
    SETTLED_MEMORY("unjustified refusal", "more live signatures at review than the limit"),
    QUOTA_SWEEP("leak"),
    RELEASE_ON_RETIREMENT("leak"),
    CATCH_UP("unjustified refusal"),
    LEDGER_DURABLE("live signature is not held"),
    RELEASE_ON_DELETION("unjustified refusal"),
    CASE_COMPARED_AND_SET("two different outcomes"),
    VERDICT_BEFORE_THE_LEASE_ENDS("a late verdict"),
    REVIEWER_COMPARED_AND_SET("a reviewer above the cap"),
    SLOT_BEFORE_THE_CLAIM("a reviewer above the cap"),
    SLOT_UNTIL_THE_LEASE_HAS_ENDED("a reviewer above the cap"),
    LEASE_ENDED_BEFORE_ITS_SLOT("a reviewer above the cap"),
    CLAIM_LOOKS_AT_THE_HOLD("a case on hold is claimed"),
    CLAIM_LOOKS_AT_THE_ASSIGNMENT("a case handed over is claimed by another"),
    CLAIM_LOOKS_AT_THE_ESCALATION("a case for seniors is claimed by a reviewer"),
    HOLD_HAS_AN_END("a stuck case"),
    NEXT_LOOKS_AT_THE_SKIP("a skipped case is handed to its reviewer"),
    NOTHING_FOR_THE_ABSENT("a case is handed to the absent"),
    SEQUENCE_HAS_AN_END("a case that waits is not handed out"),
    KNOWN_REVIEWERS_ONLY("a case is assigned to an unknown reviewer"),
    REPEATED_COMMAND_RECOGNIZED("a repeated command is refused"),
    HISTORY_COUNT_COMPARED("history: a view without a trace"),
    LOAD_PUBLISHED_BEFORE_IT_IS_SENT("history: a view without a trace"),
    LOAD_HAS_AN_ID("history: two entries of one load"),
    DRAWN_BY_A_DIGEST("a review without its case"),
    ONE_REVIEW_OF_A_REVISION("two second reviews of one revision"),
    REVIEW_BEFORE_ITS_CASE("a case without an answer"),
    SECOND_REVIEWER_IS_ANOTHER("the second reviewer is the first"),
    QUALITY_CASES_PUBLISH_NOTHING("a case for quality assurance in public"),
    DELETION_BEFORE_THE_CERTIFICATE_GOES("a copy outlives its certificate"),
    DELETIONS_LOOKED_FOR_AGAIN("a copy outlives its certificate"),
    COPY_ENDS_BEFORE_ITS_CASE("a copy outlives its certificate"),
    SAMPLE_ENDS_WITH_ITS_SOURCE("a review without its case"),
    PAGE_BEFORE_ITS_ENTRIES_ARE_DROPPED("history: entries lost"),
    PAGE_ID_FROM_ITS_ENTRIES("history: an entry twice"),
    OWN_VERDICT_REFUSED("one reviewer decides alone"),
    NO_CLAIM_WHILE_A_QUESTION_IS_OPEN("claimed while a question is open"),
    QUESTION_ENDS_BY_A_TIMER("stuck question"),
    TIMER_EVENT_IN_UNSENT("LOST closing"),
    QUESTION_CLOSED_ONCE("two different outcomes"),
    ANSWER_STORED_BEFORE_THE_APPEND("two answers to one question"),
    READS_ONLY_WHAT_IS_DURABLE("live signature is not held", "two different outcomes"),
    UNSENT_SINCE_IN_THE_SAME_WRITE("LOST"),
    UNSENT_UNTIL_ACKNOWLEDGED("LOST"),
    REPEAT_PUBLISHES("LOST"),
    REPEAT_PUBLISHES_ALL("LOST"),
    SUPERSEDED_HAS_AN_OUTCOME("LOST"),
    DEAD_LETTER_ISOLATED("dead-lettered after a write"),
    DEAD_LETTER_KEEPS_ITS_SLOT("live signature is not held"),
    APPROVED_STANDS("two live revisions of one signature"),
    OLDER_REVISION_DISCARDED("two live revisions of one signature"),
    TOMBSTONES("withdrawal lost"),
    RELAYED_BY_QUOTA("more live signatures at review than the limit"),
    REVIEW_ALONE_DECIDES("two different outcomes"),
    FEEDS_READ_BEFORE_NOTICES("a hole in the sequence"),
    PLATFORM_FEED_COMPARED_AND_SET("a number of a platform twice"),
    PLATFORM_FEED_DURABLE("a number of a platform twice"),
    PLATFORM_NUMBER_KEPT_UNTIL_ITS_NOTICE("a hole in a platform's feed"),
    PLATFORM_OF_THE_APPLICATION("a hole in a platform's feed"),
    REGISTRY_BY_SIGNATURE("registry"),
    REGISTRY_FROM_THE_CASE("registry"),
    REGISTRY_IN_TRANSACTIONS("registry"),
    REMOVAL_KEPT("removed, and may be used again");

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> violations;

    Guard(String... violations) {
        this.violations = Set.of(violations);
    }

    /** The violations that its absence leads to, each of which some seed has to find. */
    public Set<String> violations() {
        return violations;
    }
}
