package io.countersign.review.domain.cases;

import static io.countersign.review.domain.cases.Cases.CONTENT;
import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.openCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseCommandResult.Released;
import io.countersign.review.domain.cases.CaseWriter.Effects;
import io.countersign.review.domain.cases.CaseWriter.Step;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Forgery;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseWriterTest {

    private static final CaseCommandResult RELEASED = new Released(S1, 1);

    private final List<SignatureId> reads = new ArrayList<>();
    private final InMemoryCaseStore store = new InMemoryCaseStore() {
        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            reads.addAll(signatures);
            return super.load(signatures);
        }
    };
    private final List<Forgery> forgeries = new ArrayList<>();
    private final CaseWriter writer = new CaseWriter(store, _ -> {}, forgeries::add, _ -> {});

    @BeforeEach
    void lease() {
        store.save(List.of(openCase(S1, 1)));
        var lease = new Lease("rita", "token", NOW.plusSeconds(600));
        writer.attempt(
                S1, known -> Step.written(RELEASED, known.with(1, open(known).leasedTo(lease))));
        reads.clear();
    }

    private static Open open(Case known) {
        return Objects.requireNonNull(known.open()).getValue();
    }

    private static boolean isLeased(Case known) {
        return open(known).lease() != null;
    }

    private static Step released(Case known) {
        return isLeased(known)
                ? Step.written(RELEASED, known.with(1, open(known).leasedTo(null)))
                : Step.refused(Conflict.LEASE_LOST);
    }

    private static Step foundForged(Case known) {
        var step = released(known);
        return step.next() == null
                ? step
                : new Step(step.answer(), step.next(), new Effects(new Forgery(CONTENT, List.of()), () -> {}));
    }

    /** By another process. */
    private void end() {
        var stored = Cases.stored(store, S1);
        store.save(List.of(stored.with(1, open(stored).leasedTo(null))));
        reads.clear();
    }

    @Test
    void leasedCaseIsNotReadAgain() {
        assertThat(writer.attemptLeased(S1, CaseWriterTest::isLeased, CaseWriterTest::released))
                .isEqualTo(RELEASED);

        assertThat(reads).isEmpty();
        assertThat(isLeased(Cases.stored(store, S1))).isFalse();
    }

    @Test
    void caseThatIsNotApplicableIsRead() {
        writer.attemptLeased(S1, _ -> false, CaseWriterTest::released);

        assertThat(reads).containsExactly(S1);
    }

    @Test
    void caseThatWasWrittenMeanwhileIsReadAndDecidedAgain() {
        end();

        assertThat(writer.attemptLeased(S1, CaseWriterTest::isLeased, CaseWriterTest::released))
                .isEqualTo(new Refused(Conflict.LEASE_LOST));

        assertThat(reads).containsExactly(S1);
    }

    @Test
    void answerWithoutAWriteIsGivenOnWhatIsStored() {
        end();

        var answer = writer.attemptLeased(
                S1,
                CaseWriterTest::isLeased,
                known -> Step.refused(isLeased(known) ? Conflict.CLAIMED : Conflict.LEASE_LOST));

        assertThat(answer).isEqualTo(new Refused(Conflict.LEASE_LOST));
    }

    @Test
    void forgeryIsRecordedOnWhatIsStoredOnly() {
        end();

        assertThat(writer.attemptLeased(S1, CaseWriterTest::isLeased, CaseWriterTest::foundForged))
                .isEqualTo(new Refused(Conflict.LEASE_LOST));

        assertThat(forgeries).isEmpty();
    }
}
