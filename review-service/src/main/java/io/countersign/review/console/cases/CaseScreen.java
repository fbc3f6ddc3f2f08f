package io.countersign.review.console.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case as the work page shows it, every text in the reader's language.
 *
 * @param revision the revision that waits, or the newest one
 * @param sample the name as it appears in front of a message
 * @param message the message behind the name
 * @param language of the message
 * @param deadline when a waiting revision is due; null while the applicant is asked, and once it is decided
 * @param lease null while no reviewer holds the case
 * @param decided what became of the newest revision; null while it waits
 * @param retired whether the signature is deleted, or its approval was revoked
 * @param slots how many the account used of its limit when the revision was admitted; null where no admission says
 */
public record CaseScreen(
        String id,
        int revision,
        String name,
        String kind,
        String account,
        String holder,
        String submitted,
        String sample,
        String message,
        String language,
        boolean open,
        @Nullable Deadline deadline,
        @Nullable Claim lease,
        List<Field> fields,
        List<Inquiry> inquiries,
        List<Finding> findings,
        String passed,
        @Nullable Decision decided,
        boolean retired,
        List<Decision> earlier,
        List<Paper> papers,
        List<Place> places,
        List<Sibling> siblings,
        @Nullable String slots) {

    /**
     * When the revision is due.
     *
     * @param at the time of day, with the date unless it is today
     * @param left the remaining time, or for how long the case is overdue
     * @param urgency none, warn or bad
     */
    record Deadline(String at, Instant time, String left, String urgency) {}

    /**
     * @param lengthMillis of a whole lease, which each extension gives again
     * @param token of the reader's own lease; null for another's
     */
    record Claim(
            String reviewer,
            long untilMillis,
            long lengthMillis,
            boolean mine,
            @Nullable String token) {}

    /**
     * @param place the JSON pointer of a reason about the field; null for a field that no reason is about
     * @param diff against the previous revision; null for a field that did not change
     */
    record Field(
            String label,
            String value,
            @Nullable String place,
            @Nullable TextDiff diff,
            List<Mark> marks) {

        public boolean changed() {
            return diff != null;
        }

        /** Neither changed nor found to be anything but in order. */
        public boolean plain() {
            return !changed() && marks.stream().allMatch(mark -> mark.tone().equals("ok"));
        }
    }

    /** @param tone ok, warn, bad or info */
    record Mark(String tone, String text) {}

    /** Whether the case waits for the applicant, so that no reviewer can claim it. */
    public boolean asked() {
        return inquiries.stream().anyMatch(Inquiry::open);
    }

    /**
     * A question to the applicant.
     *
     * @param state when it ends, or how it ended
     * @param answer null while there is none
     * @param papers certificates that came with the answer
     */
    record Inquiry(
            String text,
            String state,
            boolean open,
            @Nullable String answer,
            int papers) {}

    /** What one rule found, with what it looked at. */
    public record Finding(String tone, String rule, String result, List<String> details) {}

    /** @param tone as of a mark */
    record Decision(
            int revision,
            String tone,
            String outcome,
            String at,
            @Nullable String reviewer,
            List<String> reasons,
            @Nullable String note) {}

    /**
     * A certificate or the letter.
     *
     * @param checks what it has to show
     */
    record Paper(String pointer, String label, String sha256, List<String> checks) {}

    /** A field that a reason can be about. */
    record Place(String pointer, String label) {}

    /** Another signature of the account. */
    record Sibling(String id, String name, String tone, String outcome) {}
}
