package io.countersign.review.domain;

import static io.countersign.review.domain.Cases.CONTENT;
import static io.countersign.review.domain.Cases.NOW;
import static io.countersign.review.domain.Cases.S1;
import static io.countersign.review.domain.Cases.S2;
import static io.countersign.review.domain.Cases.openCase;
import static io.countersign.review.domain.Cases.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ReasonCode;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.RevisionState.Decided;
import io.countersign.review.domain.RevisionState.Ruling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CaseStore} must do; the MongoDB one and the in-memory one both run it. */
public interface CaseStoreContract {

    /** An empty store. */
    CaseStore store();

    @Test
    default void anUnknownCaseIsAbsent() {
        assertThat(store().load(List.of(S1))).isEmpty();
    }

    @Test
    default void whatIsSavedIsLoadedWithTheNextVersion() {
        var store = store();

        var overtaken = store.save(List.of(openCase(S1, 1), openCase(S2, 4)));

        assertThat(overtaken).isEmpty();
        assertThat(store.load(List.of(S1, S2))).hasSize(2).hasEntrySatisfying(S1, known -> {
            assertThat(known.version()).isEqualTo(1);
            assertThat(known.revisions()).isEqualTo(openCase(S1, 1).revisions());
        });
    }

    @Test
    default void everyFieldSurvives() {
        var store = store();
        var event = new PublishedEvent(Cases.ACCOUNT, "outcome:1:1", "1", "{\"name\":\"签名\"}");
        var ruling = new Ruling("reviewer", "token", "digest", "note");
        var full = openCase(S1, 3)
                .with(1, new Decided(OutcomeKind.REJECTED, NOW, event, CONTENT, ruling))
                .with(2, new Decided(OutcomeKind.REFUSED, NOW, event, null, null))
                .withdrawnUpTo(2)
                .retiredBy(
                        new Retirement(event, new Retirement.Act("lena", NOW, List.of(ReasonCode.RETIRED_FRAUD), null)))
                .owing(event);

        store.save(List.of(full));

        assertThat(stored(store, S1))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(full);
    }

    @Test
    default void aStaleWriteIsOvertakenAndChangesNothing() {
        var store = store();
        store.save(List.of(openCase(S1, 1)));
        var read = stored(store, S1);
        store.save(List.of(read.withdrawnUpTo(1)));

        var overtaken = store.save(List.of(read.withdrawnUpTo(7), openCase(S2, 1)));

        assertThat(overtaken).containsExactly(S1);
        assertThat(stored(store, S1).withdrawnUpTo()).isEqualTo(1);
        assertThat(store.load(List.of(S2))).hasSize(1);
    }

    @Test
    default void aSecondInsertIsOvertaken() {
        var store = store();
        store.save(List.of(openCase(S1, 1)));

        var overtaken = store.save(List.of(openCase(S1, 2), openCase(S2, 1)));

        assertThat(overtaken).containsExactly(S1);
        assertThat(stored(store, S1).knows(2)).isFalse();
    }

    @Test
    default void manyAreSavedAtOnce() {
        var store = store();
        var many = IntStream.rangeClosed(1, 300)
                .mapToObj(n -> openCase(new SignatureId(n), 1))
                .toList();
        store.save(many);
        var read = store.load(many.stream().map(Case::signature).toList());
        store.save(List.of(stored(store, new SignatureId(17)).withdrawnUpTo(1)));

        var overtaken = store.save(
                read.values().stream().map(known -> known.withdrawnUpTo(9)).toList());

        assertThat(overtaken).containsExactly(new SignatureId(17));
    }

    @Test
    default void ofManyWritersOfOneVersionOneWins() throws Exception {
        var store = store();
        store.save(List.of(openCase(S1, 1)));
        var read = stored(store, S1);
        Callable<Boolean> write =
                () -> store.save(List.of(read.withdrawnUpTo(1))).isEmpty();

        int winners = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(Collections.nCopies(16, write))) {
                winners += done.get() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(1);
        assertThat(stored(store, S1).version()).isEqualTo(2);
    }

    @Test
    default void aMarkerIsFoundOnceItIsOldEnough() {
        var store = store();
        var marker = new PendingEvent("outcome:1:1", S1, 4, NOW);

        store.mark(marker);

        assertThat(store.markedBefore(NOW)).isEmpty();
        assertThat(store.markedBefore(NOW.plusMillis(1))).containsExactly(marker);
    }

    @Test
    default void aMarkerSetAnewIsNotRemovedByAnOlderTry() {
        var store = store();
        var older = new PendingEvent("outcome:1:1", S1, 4, NOW);
        var newer = new PendingEvent("outcome:1:1", S1, 5, NOW.plusSeconds(1));
        store.mark(older);
        store.mark(newer);

        store.unmark(older);

        assertThat(store.markedBefore(NOW.plusSeconds(9))).containsExactly(newer);
        store.unmark(newer);
        assertThat(store.markedBefore(NOW.plusSeconds(9))).isEmpty();
    }

    @Test
    default void theScanFindsOpenCasesOnly() {
        var store = store();
        var event = new PublishedEvent(Cases.ACCOUNT, "outcome:2:1", "2", "{}");
        store.save(List.of(
                openCase(S1, 1),
                Case.unknown(S2, Cases.ACCOUNT).with(1, new Decided(OutcomeKind.REFUSED, NOW, event, null, null))));
        var found = new ArrayList<SignatureId>();

        store.scanOpen(known -> found.add(known.signature()));

        assertThat(found).containsExactly(S1);
    }
}
