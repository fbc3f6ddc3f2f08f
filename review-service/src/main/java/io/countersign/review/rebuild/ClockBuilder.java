package io.countersign.review.rebuild;

import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.Question.Answer;
import io.countersign.review.domain.clock.Question.Closing;
import io.countersign.review.domain.clock.ReviewClock;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.service.rebuild.RebuildRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the clock of one revision from its published events. What only the old case holds stays: it is newer. */
final class ClockBuilder {

    private static final LeaseHolder UNKNOWN_ASKER = new LeaseHolder("", "");

    private final SortedMap<Integer, RebuildRecord> asked = new TreeMap<>();
    private final SortedMap<Integer, RebuildRecord> closed = new TreeMap<>();
    private final SortedMap<Integer, Answer> answers = new TreeMap<>();
    private boolean riskRecorded;
    private boolean overdueRecorded;

    void on(RebuildRecord found, InformationRequested event) {
        asked.putIfAbsent(event.question(), found);
    }

    void on(RebuildRecord found, InformationClosed event) {
        closed.putIfAbsent(event.question(), found);
    }

    void on(RebuildRecord found, InformationProvided event) {
        answers.putIfAbsent(
                event.question(),
                new Answer(event.text(), event.certificates(), found.event().time(), event.images()));
    }

    void riskRecorded() {
        riskRecorded = true;
    }

    void overdueRecorded() {
        overdueRecorded = true;
    }

    /** The ids of what the topic has. */
    List<String> published() {
        return Stream.concat(asked.values().stream(), closed.values().stream())
                .map(found -> found.event().id())
                .toList();
    }

    List<PublishedEvent> closings() {
        return closed.values().stream().map(CaseBuilder::published).toList();
    }

    /** The due time that the last closed question left. */
    Optional<Instant> due() {
        return closed.isEmpty()
                ? Optional.empty()
                : Optional.of(((InformationClosed)
                                closed.lastEntry().getValue().event().data())
                        .due());
    }

    /** @param old the stored clock, where the revision was open there, too */
    ReviewClock build(@Nullable ReviewClock old, Instant atRiskAt) {
        var questions = new ArrayList<Question>();
        asked.forEach((number, found) -> {
            if (number == questions.size() + 1) {
                questions.add(question(number, found, old == null ? null : old.question(number)));
            }
        });
        if (old != null) {
            old.questions().stream().skip(questions.size()).forEach(questions::add);
        }
        boolean risk = riskRecorded || (old != null && old.atRiskAt() == null);
        return new ReviewClock(
                questions, risk ? null : atRiskAt, overdueRecorded || (old != null && old.overdueRecorded()));
    }

    private Question question(int number, RebuildRecord found, @Nullable Question old) {
        var event = (InformationRequested) found.event().data();
        return new Question(
                number,
                old == null ? UNKNOWN_ASKER : old.asker(),
                event.text(),
                found.event().time(),
                event.until(),
                closed.containsKey(number) ? answers.get(number) : null,
                closing(number, old));
    }

    private @Nullable Closing closing(int number, @Nullable Question old) {
        var found = closed.get(number);
        if (found == null) {
            return old == null ? null : old.closing();
        }
        var event = (InformationClosed) found.event().data();
        return new Closing(event.result(), found.event().time(), CaseBuilder.published(found));
    }
}
