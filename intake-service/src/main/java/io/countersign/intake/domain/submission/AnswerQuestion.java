package io.countersign.intake.domain.submission;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.view.SignatureEtag;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.domain.view.ViewStore;
import java.util.List;
import java.util.Optional;

/**
 * Answers to questions. The event is stored under its id before the append, so that one question has one answer, whatever
 * races; the view lags, so its guard is a best-effort check, and review closes a question once.
 */
final class AnswerQuestion {

    private final RevisionCounterStore counters;
    private final IdempotencyStore keys;
    private final ViewStore views;
    private final ApplicationPublisher journal;
    private final EventFactory drafts;

    AnswerQuestion(
            RevisionCounterStore counters,
            IdempotencyStore keys,
            ViewStore views,
            ApplicationPublisher journal,
            EventFactory drafts) {
        this.counters = counters;
        this.keys = keys;
        this.views = views;
        this.journal = journal;
        this.drafts = drafts;
    }

    CommandResult answer(QuestionAnswer wanted) {
        return views.find(List.of(wanted.signature())).stream()
                .filter(view -> view.isShown() && view.account().equals(wanted.account()))
                .findFirst()
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
                known.requestHash().equals(key.hash()) ? append(view, known.event()) : new CommandResult.KeyReused());
    }

    private CommandResult answer(QuestionAnswer wanted, View view) {
        var standing = view.standing();
        var question = standing.shown().questions().get(wanted.question());
        if (question == null || question.requested() == null) {
            return new CommandResult.QuestionNotOpen();
        }
        var own = new InformationProvided(
                wanted.signature(), standing.shown().number(), wanted.question(), wanted.text(), wanted.certificates());
        if (own.equals(question.provided())) {
            return accepted(view);
        }
        return standing.status() == Status.PENDING && question.isOpen()
                ? provide(wanted, view, own)
                : new CommandResult.QuestionNotOpen();
    }

    private CommandResult provide(QuestionAnswer wanted, View view, InformationProvided own) {
        CloudEvent<? extends ApplicationEvent> event = drafts.event(view.account(), own);
        var document = IdempotencyRecord.ofCommand(event, journal.write(event));
        var stored = keys.claim(List.of(document)).getFirst().event();
        if (!own.equals(journal.readAny(stored).data())) {
            return new CommandResult.QuestionNotOpen();
        }
        var key = wanted.key();
        if (key != null) {
            var bound = keys.claim(List.of(new IdempotencyRecord(view.account(), key.key(), key.hash(), stored, false)))
                    .getFirst();
            if (!bound.requestHash().equals(key.hash())) {
                return new CommandResult.KeyReused();
            }
        }
        return append(view, stored);
    }

    private CommandResult append(View view, String text) {
        var entry = new ApplicationPublisher.Entry(journal.readAny(text), text);
        var change = View.of(view.id(), entry.event());
        return journal.append(List.of(entry)).getFirst() && shows(change)
                ? accepted(view.merge(change))
                : new CommandResult.Unavailable();
    }

    /** The listener writes it later if this fails. */
    private boolean shows(View change) {
        try {
            views.merge(List.of(change));
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private CommandResult accepted(View view) {
        var standing = view.standing();
        return new CommandResult.Accepted(
                view.id(),
                standing.shown().number(),
                standing.status(),
                standing.withdrawalRequested(),
                SignatureEtag.of(counters.read(view.id()), standing),
                false);
    }
}
