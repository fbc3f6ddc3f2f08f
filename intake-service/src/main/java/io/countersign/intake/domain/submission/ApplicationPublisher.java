package io.countersign.intake.domain.submission;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import java.util.List;

/** The topic of applications. */
public interface ApplicationPublisher {

    /** What is appended: the event, and its text, which is what a repeat appends again. */
    record Entry(CloudEvent<? extends ApplicationEvent> event, String text) {}

    /**
     * Appends in this order and waits for the broker, for a limited time.
     *
     * @return for each entry whether the broker acknowledged it; one that it didn't may appear later
     */
    List<Boolean> append(List<Entry> entries);

    /** An event's text on the wire. */
    String write(CloudEvent<? extends ApplicationEvent> event);

    /** The event of a text that {@link #write} gave. */
    CloudEvent<ApplicationEvent> readAny(String text);

    /** The application of a text that {@link #write} gave. */
    CloudEvent<ApplicationSubmitted> read(String text);
}
