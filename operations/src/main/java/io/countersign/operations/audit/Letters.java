package io.countersign.operations.audit;

import java.util.ArrayList;
import java.util.List;

/** The dead letters about one signature: whatever depends on such a record is held up, which is no violation. */
final class Letters {

    /** Who could not read which event. */
    record Letter(String topic, String service, String eventId) {}

    private final List<Letter> letters = new ArrayList<>(0);

    void add(Letter letter) {
        letters.add(letter);
    }

    List<Letter> all() {
        return letters;
    }

    /** Something of it never got through quota or review. */
    boolean holdUpDecisions() {
        return of("quota") || of("review");
    }

    boolean holdUpNotices() {
        return of("notification");
    }

    boolean holdUpViews() {
        return of("intake");
    }

    private boolean of(String service) {
        return letters.stream().anyMatch(letter -> letter.service().equals(service));
    }
}
