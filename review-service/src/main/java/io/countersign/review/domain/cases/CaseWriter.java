package io.countersign.review.domain.cases;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Forgery;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands out: reads the case, applies the command, and writes the result by compare-and-set, tried again if
 * overtaken.
 */
public final class CaseWriter {

    private final CaseStore store;
    private final Consumer<Case> settle;
    private final Consumer<Forgery> forged;
    private final Consumer<Lease> ended;
    private final WrittenCases written = new WrittenCases();

    /**
     * @param settle receives the case once a verdict or a retirement is durable, to publish its event; must not wait for
     *     that
     * @param forged records an application whose certificates a reviewer finds forged, before that verdict is written
     * @param ended receives each lease that a durable write has ended
     */
    public CaseWriter(CaseStore store, Consumer<Case> settle, Consumer<Forgery> forged, Consumer<Lease> ended) {
        this.store = store;
        this.settle = settle;
        this.forged = forged;
        this.ended = ended;
    }

    @Nullable
    public Case load(SignatureId signature) {
        return store.load(List.of(signature)).get(signature);
    }

    /** Whether this process has leased the case since it was read. */
    public boolean isLeasedSince(Case read) {
        return written.isLaterThan(read);
    }

    public CaseCommandResult attempt(SignatureId signature, Function<Case, Step> command) {
        return attempt(load(signature), command);
    }

    /**
     * Begins with a leased case as this process has written it last, if it is applicable. The compare-and-set shows whether it
     * is still the stored one; an answer without a write, and a forgery, which is recorded before the write, need what is stored.
     */
    public CaseCommandResult attemptLeased(
            SignatureId signature, Predicate<Case> isApplicable, Function<Case, Step> command) {
        var known = written.take(signature);
        return known != null && isApplicable.test(known)
                ? attempt(known, command, false)
                : attempt(load(signature), command, true);
    }

    /** Begins with a case that was read already. */
    public CaseCommandResult attempt(@Nullable Case read, Function<Case, Step> command) {
        return attempt(read, command, true);
    }

    private CaseCommandResult attempt(@Nullable Case first, Function<Case, Step> command, boolean isFirstRead) {
        boolean isRead = isFirstRead;
        for (var known = first; known != null; known = load(known.signature()), isRead = true) {
            var step = command.apply(known).of(known.signature());
            if (!isRead && (step.next() == null || step.precedesWrite())) {
                continue;
            }
            if (step.next() == null) {
                return step.answer();
            }
            var effects = step.effects();
            if (effects != null && effects.forgery() != null) {
                forged.accept(effects.forgery());
            }
            if (store.save(List.of(step.next())).isEmpty()) {
                acknowledged(known, step.next(), effects);
                return step.answer();
            }
        }
        return new Refused(Conflict.UNKNOWN_CASE);
    }

    private void acknowledged(Case before, Case next, @Nullable Effects effects) {
        var stored = next.asWritten();
        written.put(stored);
        before.leasesEndedBy(next).forEach(ended);
        if (effects != null) {
            effects.count().run();
            settle.accept(stored);
        }
    }

    /** One attempt: the result, the case to write, and what accompanies that write. */
    public record Step(
            CaseCommandResult answer,
            @Nullable Case next,
            @Nullable Effects effects) {

        /** Of a case for quality assurance, which is no signature: nothing is published, counted or recorded of its pictures. */
        private Step of(SignatureId signature) {
            return next == null || !signature.isForQuality()
                    ? this
                    : new Step(answer, next.withUnsent(List.of(), null), null);
        }

        private boolean precedesWrite() {
            return effects != null && effects.forgery() != null;
        }

        public static Step refused(Conflict conflict) {
            return new Step(new Refused(conflict), null, null);
        }

        /** Nothing is written. */
        public static Step answered(CaseCommandResult answer) {
            return new Step(answer, null, null);
        }

        public static Step written(CaseCommandResult answer, Case next) {
            return new Step(answer, next, null);
        }
    }

    /**
     * @param forgery certificates that are recorded as forged before the write
     * @param count updates the metrics after the write is durable
     */
    public record Effects(@Nullable Forgery forgery, Runnable count) {}
}
