package io.countersign.intake.store;

import static io.countersign.intake.memory.Fixtures.ACME;
import static io.countersign.intake.memory.Fixtures.NOON;
import static io.countersign.intake.memory.Fixtures.account;
import static io.countersign.intake.memory.Fixtures.accountOf;
import static io.countersign.intake.memory.Fixtures.application;
import static io.countersign.intake.memory.Fixtures.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.ListOwner;
import io.countersign.intake.domain.TimelineEntry.Kind;
import io.countersign.intake.domain.TimelineMark;
import io.countersign.intake.domain.View;
import io.countersign.intake.domain.ViewStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link ViewStore} does; the one in MongoDB and the one in memory both run it. */
interface ViewStoreContract {

    ViewStore store();

    private static View submitted(long id, int revision, AccountSnapshot account) {
        var event = new ApplicationSubmitted(new SignatureId(id), revision, application("Acme " + id), account);
        return View.of(new SignatureId(id), CloudEvent.of("/intake", NOON, account.id(), event));
    }

    private View stored(long id) {
        return store().find(List.of(new SignatureId(id))).getFirst();
    }

    @Test
    default void aViewIsReadAsItWasWritten() {
        var id = new SignatureId(1);
        var whole = submitted(1, 1, account(ACME))
                .merge(View.of(id, rejected(id, 1)))
                .merge(View.marked(id, ACME, "admitted:1", new TimelineMark(Kind.ADMITTED, NOON, 1, null)))
                .merge(View.marked(
                        id,
                        ACME,
                        "held:review:admitted:1:1",
                        new TimelineMark(
                                Kind.HELD_UP, NOON, null, new TimelineMark.Where("t", "review", "admitted:1:1"))));

        store().insert(List.of(whole));

        assertThat(stored(1)).isEqualTo(whole);
    }

    @Test
    default void changesMergeWhateverComesFirst() {
        var id = new SignatureId(2);
        var outcome = View.of(id, rejected(id, 1));
        var application = submitted(2, 1, account(ACME));

        store().merge(List.of(outcome));
        store().insert(List.of(application));
        store().merge(List.of(outcome, application));
        store().merge(List.of(submitted(2, 2, account(ACME))));

        assertThat(stored(2)).isEqualTo(outcome.merge(application).merge(submitted(2, 2, account(ACME))));
    }

    @Test
    default void aSignatureOfWhichOnlyAMarkIsKnownIsNobodys() {
        var id = new SignatureId(3);

        store().merge(List.of(
                View.marked(id, new AccountId("somebody"), "x", new TimelineMark(Kind.HELD_UP, NOON, 1, null))));
        store().merge(List.of(submitted(3, 1, account(ACME))));

        assertThat(stored(3).account()).isEqualTo(ACME);
    }

    @Test
    default void whatIsWrittenAtOnceIsAllThere() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = new ArrayList<Callable<Object>>();
            for (int writer = 0; writer < 8; writer++) {
                for (long id = 100; id < 150; id++) {
                    var view = submitted(id, writer + 1, account(ACME));
                    writes.add(Executors.callable(() -> store().insert(List.of(view))));
                    writes.add(Executors.callable(() -> store().merge(List.of(view))));
                }
            }
            for (var written : threads.invokeAll(writes)) {
                written.get();
            }
        }

        LongStream.range(100, 150)
                .forEach(id -> assertThat(stored(id).revisions()).hasSize(8));
    }

    @Test
    default void aListHasEachOnceAndTheNewestFirst() {
        var lister = account(new AccountId("lister"));
        for (int from = 0; from < 3_000; from += 100) {
            store().insert(IntStream.range(from, from + 100)
                    .mapToObj(i -> submitted(1_000 + 977L * i, 1, lister))
                    .toList());
        }
        store().merge(List.of(submitted(1_000, 1, lister)));

        var seen = new ArrayList<Long>();
        for (var page = page(lister.id(), Long.MAX_VALUE); !page.isEmpty(); page = page(lister.id(), seen.getLast())) {
            page.forEach(id -> seen.add(id.value()));
        }

        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 3_000)
                        .mapToObj(i -> 1_000 + 977L * (2_999 - i))
                        .toList());
    }

    private List<SignatureId> page(AccountId account, long before) {
        return store().list(ListOwner.account(account), before, 170);
    }

    @Test
    default void aPlatformsListHasAllOfItsAccounts() {
        store().insert(List.of(
                submitted(11, 1, accountOf("plat", new AccountId("one"))),
                submitted(12, 1, accountOf("plat", new AccountId("two")))));

        assertThat(store().list(ListOwner.platform("plat"), 12, 9)).containsExactly(new SignatureId(11));
        assertThat(store().list(ListOwner.platform("plat"), 99, 9))
                .containsExactly(new SignatureId(12), new SignatureId(11));
        assertThat(store().list(ListOwner.platform("none"), 99, 9)).isEmpty();
    }

    @Test
    default void nothingAskedIsNothing() {
        store().insert(List.of());
        store().merge(List.of());

        assertThat(store().find(List.of())).isEmpty();
        assertThat(store().find(List.of(new SignatureId(99_999)))).isEmpty();
    }
}
