package io.countersign.review.domain.clock;

import io.countersign.review.domain.outbox.PublishedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The clock of an open revision: the questions, of which an open one stops it, and what of its running out is recorded.
 *
 * @param questions by their number, without gaps; at most the last one is open
 * @param atRiskAt when the decision is at risk; null once that is recorded, or if it is not known
 * @param overdueRecorded whether the due time has passed and an event records it
 */
public record ReviewClock(
        List<Question> questions, @Nullable Instant atRiskAt, boolean overdueRecorded) {

    /** Nothing was asked, and no risk is watched. */
    public static final ReviewClock NONE = new ReviewClock(List.of(), null, false);

    public ReviewClock {
        questions = List.copyOf(questions);
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            if (question.number() != i + 1 || (question.isOpen() && i < questions.size() - 1)) {
                throw new IllegalArgumentException("questions are numbered from 1, and only the last one may be open");
            }
        }
    }

    public static ReviewClock startedUntil(Instant atRiskAt) {
        return new ReviewClock(List.of(), atRiskAt, false);
    }

    public @Nullable Question question(int number) {
        return number >= 1 && number <= questions.size() ? questions.get(number - 1) : null;
    }

    public @Nullable Question openQuestion() {
        return questions.isEmpty() || !questions.getLast().isOpen() ? null : questions.getLast();
    }

    /** When the clock has something to do next: a question's end, else the first time that is not recorded. */
    public @Nullable Instant nextTimerAt(Instant due) {
        var open = openQuestion();
        if (open != null) {
            return open.until();
        }
        if (atRiskAt != null && (overdueRecorded || atRiskAt.isBefore(due))) {
            return atRiskAt;
        }
        return overdueRecorded ? null : due;
    }

    /** The InformationClosed of every closed question, as published. */
    public List<PublishedEvent> closings() {
        return questions.stream()
                .map(Question::closing)
                .filter(Objects::nonNull)
                .map(Question.Closing::event)
                .toList();
    }

    /** With this question added, or in the place of the one with its number. */
    public ReviewClock with(Question question) {
        var all = new ArrayList<>(questions);
        if (question.number() <= all.size()) {
            all.set(question.number() - 1, question);
        } else {
            all.add(question);
        }
        return new ReviewClock(all, atRiskAt, overdueRecorded);
    }

    /** A new due time moves the risk, if that was not recorded before. */
    public ReviewClock atRiskAt(Instant moved) {
        return atRiskAt == null ? this : new ReviewClock(questions, moved, overdueRecorded);
    }

    public ReviewClock riskRecorded() {
        return new ReviewClock(questions, null, overdueRecorded);
    }

    public ReviewClock withOverdueRecorded() {
        return new ReviewClock(questions, atRiskAt, true);
    }
}
