package io.countersign.intake.memory;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.submission.ApplicationPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A topic that may refuse, or take a record without saying so. */
public final class InMemoryApplicationPublisher implements ApplicationPublisher {

    /** How the next appends go. */
    public enum Mood {
        ACKNOWLEDGES,
        REFUSES,
        TAKES_SILENTLY
    }

    private final JsonMapper json = new JsonMapper();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private Mood mood = Mood.ACKNOWLEDGES;

    public void is(Mood now) {
        mood = now;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<String> texts() {
        return entries.stream().map(Entry::text).toList();
    }

    @Override
    public List<Boolean> append(List<Entry> added) {
        if (mood != Mood.REFUSES) {
            entries.addAll(added);
        }
        var acknowledged = new ArrayList<Boolean>();
        added.forEach(_ -> acknowledged.add(mood == Mood.ACKNOWLEDGES));
        return acknowledged;
    }

    @Override
    public String write(CloudEvent<? extends ApplicationEvent> event) {
        return json.writeValueAsString(event);
    }

    @Override
    public CloudEvent<ApplicationEvent> readAny(String text) {
        return json.readValue(text, new TypeReference<>() {});
    }

    @Override
    public CloudEvent<ApplicationSubmitted> read(String text) {
        return json.readValue(text, new TypeReference<>() {});
    }
}
