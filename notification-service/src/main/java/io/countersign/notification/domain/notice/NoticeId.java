package io.countersign.notification.domain.notice;

import io.countersign.contracts.SignatureId;

/** Names the one notice of one event: derived from it, so that a repeat has the same. */
public record NoticeId(String value) implements Comparable<NoticeId> {

    public static NoticeId of(SignatureId signature, int revision) {
        return new NoticeId("notice:" + signature + ":" + revision);
    }

    /** Of an approval that a lead revoked: derived from the event, as it has no revision. */
    public static NoticeId ofRetirement(SignatureId signature) {
        return new NoticeId("notice:" + signature + ":retired");
    }

    /** Of an event on the way to the outcome: derived from the event's id. */
    public static NoticeId ofProgress(String eventId) {
        return new NoticeId("notice:" + eventId);
    }

    @Override
    public int compareTo(NoticeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
