package io.countersign.intake.domain.view;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import java.util.regex.Pattern;

/**
 * An event's id without the signature, such as {@code submitted:2} or {@code notice:requested:2:1}: its place in a
 * signature's view.
 */
public final class EventKey {

    private static final Pattern SIGNATURE = Pattern.compile(":\\d+(?=:|$)");

    private EventKey() {}

    public static String of(CloudEvent<? extends Event> event) {
        return of(event.id());
    }

    /** {@code outcome:7:2} is {@code outcome:2}, {@code deleted:7} is {@code deleted}: the first number is the signature. */
    static String of(String eventId) {
        return SIGNATURE.matcher(eventId).replaceFirst("");
    }
}
