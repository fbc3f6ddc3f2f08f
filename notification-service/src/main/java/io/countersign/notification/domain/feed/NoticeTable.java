package io.countersign.notification.domain.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The state table of a notice: each event has one, and a repeat publishes the stored one again. */
final class NoticeTable {

    private static final int MAX_EVENT_BYTES = 512 * 1024;

    private NoticeTable() {}

    /** What is known of an outcome: its notice, if it has one, and the feeds with its numbers, if it has none. */
    record State(@Nullable Notice stored, BatchNumbers numbers) {}

    /**
     * Either way the notice is published.
     *
     * @param json writes the event as it is published
     */
    static DecisionTable<State, NoticeRequest, Transition<State, Notice>> with(
            Function<CloudEvent<NoticeEvent>, String> json) {
        return DecisionTable.of(List.of(
                new Row<>("repeated", (state, _) -> state.stored() != null, (state, _) -> repeat(state)),
                new Row<>("no notice", (_, _) -> true, (state, request) -> issue(state, request, json))));
    }

    private static Transition<State, Notice> repeat(State state) {
        var stored = state.stored();
        if (stored == null) {
            throw new IllegalStateException("there is no notice to repeat");
        }
        return Transition.of(state, stored);
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

    private static Transition<State, Notice> issue(
            State state, NoticeRequest request, Function<CloudEvent<NoticeEvent>, String> json) {
        long number = state.numbers().accountNumber(request);
        var event = request.notice().apply(number);
        var notice = new Notice(
                request.id(),
                request.account(),
                event.data().signature(),
                number,
                NoticeKind.of(event.data()),
                request.platform(),
                state.numbers().platformNumber(request),
                bounded(json.apply(event)));
        return Transition.of(new State(notice, state.numbers()), notice);
    }
}
