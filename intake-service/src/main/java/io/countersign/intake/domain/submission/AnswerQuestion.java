package io.countersign.intake.domain.submission;

import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.QuestionAnswer;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.View;
import java.util.List;
import java.util.Optional;

/**
 * Answers to questions. The event is stored under its id before the append, so that one question has one answer, whatever
 * races; the view lags, so its guard is a best-effort check, and review closes a question once.
 */
final class AnswerQuestion {

    private final IdempotencyStore keys;
    private final CommandAppender appender;
    private final EventFactory events;

    AnswerQuestion(IdempotencyStore keys, CommandAppender appender, EventFactory events) {
        this.keys = keys;
        this.appender = appender;
        this.events = events;
    }

    CommandResult answer(QuestionAnswer wanted) {
        return appender.find(wanted.account(), wanted.signature())
                .map(view -> repeat(wanted, view).orElseGet(() -> answer(wanted, view)))
                .orElseGet(CommandResult.NotFound::new);
    }

    /** The answer of an earlier request with this key, if there was one. */
    private Optional<CommandResult> repeat(QuestionAnswer wanted, View view) {
        var key = wanted.key();
        var known = key == null ? null : keys.find(wanted.account(), key.key());
        if (key == null || known == null) {
            return Optional.empty();
        }
        return Optional.of(
                known.requestHash().equals(key.hash())
                        ? appender.append(view, appender.entry(known.event()))
                        : new CommandResult.KeyReused());
    }

    private CommandResult answer(QuestionAnswer wanted, View view) {
        var standing = view.standing();
        var question = standing.shown().questions().get(wanted.question());
        if (question == null || question.requested() == null) {
            return new CommandResult.QuestionNotOpen();
        }
        var own = events.provided(wanted, standing.shown().number(), isTest(view));
        if (question.provided() != null && own.isSameAnswer(question.provided())) {
            return appender.accepted(view);
        }
        return standing.status() == Status.PENDING && question.isOpen()
                ? provide(wanted, view, own)
                : new CommandResult.QuestionNotOpen();
    }

    private static boolean isTest(View view) {
        return view.shown().filter(shown -> shown.account().test()).isPresent();
    }

    private CommandResult provide(QuestionAnswer wanted, View view, InformationProvided own) {
        var entry = appender.claim(view, own);
        if (!(entry.event().data() instanceof InformationProvided stored && own.isSameAnswer(stored))) {
            return new CommandResult.QuestionNotOpen();
        }
        var key = wanted.key();
        if (key != null) {
            var bound = keys.claim(
                            List.of(new IdempotencyRecord(view.account(), key.key(), key.hash(), entry.text(), false)))
                    .getFirst();
            if (!bound.requestHash().equals(key.hash())) {
                return new CommandResult.KeyReused();
            }
        }
        return appender.append(view, entry);
    }
}
