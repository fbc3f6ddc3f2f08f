package io.countersign.intake.domain.view;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;

/**
 * An event's id without the signature, such as {@code submitted:2} or {@code notice:requested:2:1}: its place in a
 * signature's view.
 */
public final class EventKey {

    private static final char SEPARATOR = ':';

    private EventKey() {}

    public static String of(CloudEvent<? extends Event> event) {
        return of(event.id());
    }

    /** {@code outcome:7:2} is {@code outcome:2}, {@code deleted:7} is {@code deleted}: the first number is the signature. */
    static String of(String eventId) {
        for (int start = eventId.indexOf(SEPARATOR); start >= 0; start = eventId.indexOf(SEPARATOR, start + 1)) {
            int end = endOfDigits(eventId, start + 1);
            if (end > start + 1 && (end == eventId.length() || eventId.charAt(end) == SEPARATOR)) {
                return eventId.substring(0, start) + eventId.substring(end);
            }
        }
        return eventId;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
