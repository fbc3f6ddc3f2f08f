package io.countersign.review.store.cases;

import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.Question.Answer;
import io.countersign.review.domain.clock.Question.Closing;
import io.countersign.review.domain.clock.ReviewClock;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.reviewer.LeaseHolder;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The clock of an open revision as a sub-document; a case of an earlier version has none. */
final class ClockDocument {

    private ClockDocument() {}

    static Document of(ReviewClock clock) {
        var document = new Document("overdue", clock.overdueRecorded());
        if (clock.atRiskAt() != null) {
            document.append("atRiskAt", Date.from(clock.atRiskAt()));
        }
        return clock.questions().isEmpty()
                ? document
                : document.append(
                        "questions",
                        clock.questions().stream().map(ClockDocument::of).toList());
    }

    private static Document of(Question question) {
        var document = new Document("reviewer", question.asker().reviewer())
                .append("token", question.asker().token())
                .append("text", question.text())
                .append("askedAt", Date.from(question.askedAt()))
                .append("until", Date.from(question.until()));
        var answer = question.answer();
        if (answer != null) {
            document.append(
                    "answer",
                    new Document("text", answer.text())
                            .append("certificates", answer.certificates())
                            .append("at", Date.from(answer.providedAt()))
                            .append(
                                    "images",
                                    answer.images().stream()
                                            .map(ClockDocument::of)
                                            .toList()));
        }
        var closing = question.closing();
        return closing == null
                ? document
                : document.append(
                        "closing",
                        new Document("result", closing.result().name())
                                .append("at", Date.from(closing.at()))
                                .append("event", CaseDocument.of(closing.event())));
    }

    static ReviewClock read(@Nullable Document document, Function<Document, PublishedEvent> events) {
        if (document == null) {
            return ReviewClock.NONE;
        }
        var stored = document.getList("questions", Document.class, List.of());
        var questions = new Question[stored.size()];
        for (int i = 0; i < questions.length; i++) {
            questions[i] = question(i + 1, stored.get(i), events);
        }
        var atRiskAt = document.getDate("atRiskAt");
        return new ReviewClock(
                List.of(questions),
                atRiskAt == null ? null : atRiskAt.toInstant(),
                document.getBoolean("overdue", false));
    }

    private static Question question(int number, Document document, Function<Document, PublishedEvent> events) {
        return new Question(
                number,
                new LeaseHolder(document.getString("reviewer"), document.getString("token")),
                document.getString("text"),
                instant(document, "askedAt"),
                instant(document, "until"),
                answer(document.get("answer", Document.class)),
                closing(document.get("closing", Document.class), events));
    }

    private static @Nullable Answer answer(@Nullable Document document) {
        return document == null
                ? null
                : new Answer(
                        document.getString("text"),
                        document.getList("certificates", String.class),
                        instant(document, "at"),
                        document.getList("images", Document.class, List.of()).stream()
                                .map(ClockDocument::image)
                                .toList());
    }

    private static Document of(ImageFingerprint image) {
        var document = new Document("sha256", image.sha256())
                .append("pixels", image.pixels())
                .append("blank", image.blank());
        return image.likeness() == null ? document : document.append("likeness", image.likeness());
    }

    private static ImageFingerprint image(Document document) {
        return new ImageFingerprint(
                document.getString("sha256"),
                document.getString("pixels"),
                document.getString("likeness"),
                document.getBoolean("blank", false));
    }

    private static @Nullable Closing closing(@Nullable Document document, Function<Document, PublishedEvent> events) {
        return document == null
                ? null
                : new Closing(
                        QuestionResult.valueOf(document.getString("result")),
                        instant(document, "at"),
                        events.apply(document.get("event", Document.class)));
    }

    private static Instant instant(Document document, String name) {
        return document.getDate(name).toInstant();
    }
}
