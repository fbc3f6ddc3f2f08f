package io.countersign.notification.domain.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The state table of a notice: each event has one, and a repeat says the stored one again. */
final class NoticeTable {

    private static final int MAX_EVENT_BYTES = 512 * 1024;

    private NoticeTable() {}

    /** What is known of an outcome: its notice, if it has one, and the account's feed with its number, if it has none. */
    record State(@Nullable Notice stored, Feed feed) {}

    /** What follows from an outcome; either way the notice is published. */
    sealed interface Answer {

        Notice notice();

        record Issue(Notice notice) implements Answer {}

        record Repeat(Notice notice) implements Answer {}
    }

    /** @param json writes the event as it is published */
    static DecisionTable<State, NoticeRequest, Answer> with(Function<CloudEvent<NoticeEvent>, String> json) {
        return new DecisionTable<>(List.of(
                new Row<>("repeated", (state, _) -> state.stored() != null, (state, _) -> repeat(state)),
                new Row<>("no notice", (_, _) -> true, (state, heard) -> issue(state, heard, json))));
    }

    private static Answer repeat(State state) {
        var stored = state.stored();
        if (stored == null) {
            throw new IllegalStateException("there is no notice to repeat");
        }
        return new Answer.Repeat(stored);
    }

    /** Checked before the number is assigned: a number whose notice cannot be stored would end the feed there. */
    private static String bounded(String event) {
        int bytes = event.getBytes(UTF_8).length;
        if (bytes > MAX_EVENT_BYTES) {
            throw new IllegalArgumentException(
                    "a notice of %d bytes; at most %d are allowed".formatted(bytes, MAX_EVENT_BYTES));
        }
        return event;
    }

    private static Answer issue(State state, NoticeRequest heard, Function<CloudEvent<NoticeEvent>, String> json) {
        long number = state.feed().numberOf(heard.id());
        var event = heard.notice().apply(number);
        return new Answer.Issue(new Notice(
                heard.id(),
                heard.account(),
                event.data().signature(),
                number,
                NoticeKind.of(event.data()),
                heard.platform(),
                bounded(json.apply(event))));
    }
}
