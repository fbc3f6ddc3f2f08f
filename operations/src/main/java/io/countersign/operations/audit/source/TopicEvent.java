package io.countersign.operations.audit.source;

import io.countersign.contracts.application.Application;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.operations.command.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * A record of a topic that is an event.
 *
 * @param time milliseconds since 1970
 * @param fingerprint of the whole body
 * @param content of the application that it carries, 0 if it carries none
 */
public record TopicEvent(String account, Event data, long time, long fingerprint, long content) {

    private static final TypeReference<CloudEvent<Event>> TYPE = new TypeReference<>() {};

    /** Nothing if a service would have put it aside: no event, or one under another's key or id. */
    public static Optional<TopicEvent> read(@Nullable String key, byte[] body, Class<? extends Event> expected) {
        try {
            var event = Json.MAPPER.readValue(body, TYPE);
            if (key == null || !expected.isInstance(event.data()) || !event.isInPlace(key)) {
                return Optional.empty();
            }
            return Optional.of(new TopicEvent(
                    key,
                    event.data(),
                    event.time().toEpochMilli(),
                    Fingerprint.of(body),
                    content(application(event.data()))));
        } catch (JacksonException | NullPointerException | IllegalArgumentException noEvent) {
            return Optional.empty();
        }
    }

    private static @Nullable Application application(Event event) {
        return event instanceof ApplicationSubmitted submitted
                ? submitted.application()
                : event instanceof ApplicationAdmitted admitted ? admitted.application() : null;
    }

    public static long content(@Nullable Application application) {
        return application == null ? 0 : Fingerprint.of(Json.MAPPER.writeValueAsBytes(application));
    }
}
