package io.countersign.operations.audit.facts;

import java.util.ArrayList;
import java.util.List;

/** The dead letters about one signature: what depends on such a record is held up, which is no violation. */
public final class SignatureDeadLetters {

    /** Who could not read which event. */
    public record DeadLetterFacts(String topic, String service, String eventId) {}

    private final List<DeadLetterFacts> letters = new ArrayList<>(0);

    public void add(DeadLetterFacts letter) {
        letters.add(letter);
    }

    public List<DeadLetterFacts> all() {
        return letters;
    }

    /** That service could not read that event; whether it has since is for whoever asks to know. */
    public boolean has(String service, String eventId) {
        return letters.stream()
                .anyMatch(letter ->
                        letter.service().equals(service) && letter.eventId().equals(eventId));
    }
}
