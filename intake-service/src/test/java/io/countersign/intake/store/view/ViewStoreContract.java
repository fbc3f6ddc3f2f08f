package io.countersign.intake.store.view;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.TimelineEntry.Kind;
import io.countersign.intake.domain.view.TimelineMark;
import io.countersign.intake.domain.view.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ViewStore} does; the one in MongoDB and the one in memory both run it. */
interface ViewStoreContract {

    ViewStore store();

    private static View submitted(long id, int revision, AccountSnapshot account) {
        return submitted(id, revision, account, NOON);
    }

    private static View submitted(long id, int revision, AccountSnapshot account, Instant time) {
        var event = new ApplicationSubmitted(new SignatureId(id), revision, application("Acme " + id), account);
        return View.of(new SignatureId(id), CloudEvent.of("/intake", time, account.id(), event));
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
    default void aSignatureOfWhichOnlyAMarkIsKnownHasNoOwner() {
        var id = new SignatureId(3);

        store().merge(List.of(
                View.marked(id, new AccountId("somebody"), "x", new TimelineMark(Kind.HELD_UP, NOON, 1, null))));
        store().merge(List.of(submitted(3, 1, account(ACME))));

        assertThat(stored(3).account()).isEqualTo(ACME);
    }

    @Test
    default void theFirstDeadLetterOfAnEventIsKept() {
        var id = new SignatureId(3);
        store().insert(List.of(submitted(3, 1, account(ACME))));
        var key = "held:quota:submitted:3:1";
        var first = new TimelineMark(Kind.HELD_UP, NOON, 1, new TimelineMark.Where("t", "quota", "submitted:3:1"));
        var second = new TimelineMark(Kind.HELD_UP, NOON.plusSeconds(1), 1, first.where());

        store().merge(List.of(View.marked(id, ACME, key, first)));
        store().merge(List.of(View.marked(id, ACME, key, second)));

        assertThat(store().find(List.of(id)).getFirst().marks()).containsEntry(key, first);
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
        List<View> page;
        for (ListPosition after = null; ; after = page.getLast().listPosition().orElseThrow()) {
            page = store().list(ListOwner.account(lister.id()), ListFilter.all(), after, 170);
            page.forEach(view -> seen.add(view.id().value()));
            if (page.size() < 170) {
                break;
            }
        }

        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 3_000)
                        .mapToObj(i -> 1_000 + 977L * (2_999 - i))
                        .toList());
    }

    @Test
    default void newestFirstMeansTheTimeOfTheFirstApplication() {
        var lister = account(new AccountId("timely"));
        store().insert(List.of(
                submitted(21, 1, lister, NOON.plusSeconds(2)),
                submitted(22, 1, lister, NOON),
                submitted(23, 1, lister, NOON.plusSeconds(1))));
        store().merge(List.of(submitted(22, 2, lister, NOON.plusSeconds(9))));

        assertThat(ids(ListOwner.account(lister.id()), ListFilter.all(), null)).containsExactly(21L, 23L, 22L);
        assertThat(ids(
                        ListOwner.account(lister.id()),
                        ListFilter.all(),
                        new ListPosition(NOON.plusSeconds(1), new SignatureId(23))))
                .containsExactly(22L);
    }

    @Test
    default void platformListHasAllOfItsAccounts() {
        store().insert(List.of(
                submitted(11, 1, account(new AccountId("one"), "plat")),
                submitted(12, 1, account(new AccountId("two"), "plat"))));

        assertThat(ids(ListOwner.platform("plat"), ListFilter.all(), new ListPosition(NOON, new SignatureId(12))))
                .containsExactly(11L);
        assertThat(ids(ListOwner.platform("plat"), ListFilter.all(), null)).containsExactly(12L, 11L);
        assertThat(ids(ListOwner.platform("none"), ListFilter.all(), null)).isEmpty();
    }

    @Test
    default void searchByNameOrReferenceFindsEveryRevisionThatHadIt() {
        var searcher = account(new AccountId("searcher"));
        store().insert(List.of(named(31, 1, searcher, "Bravo", "r-1"), named(32, 1, searcher, "Charlie", "r-2")));
        store().merge(List.of(named(31, 2, searcher, "Delta", "r-3")));

        assertThat(found(searcher, "ｂRAVO", null)).contains(31L);
        assertThat(found(searcher, "delta", null)).contains(31L);
        assertThat(found(searcher, null, "r-1")).contains(31L);
        assertThat(found(searcher, null, "r-3")).contains(31L);
        assertThat(found(searcher, null, "r-2")).contains(32L);
    }

    @Test
    default void heldAreThoseThatMayHoldASlot() {
        var holder = account(new AccountId("holder"));
        store().insert(List.of(submitted(41, 1, holder), submitted(42, 1, holder), submitted(43, 1, holder)));
        assertThat(held(holder)).containsExactlyInAnyOrder(41L, 42L, 43L);
        store().merge(List.of(View.of(new SignatureId(42), rejectedOf(holder, 42, 1))));

        store().ended(List.of(stored(42)));

        assertThat(held(holder)).containsExactlyInAnyOrder(41L, 43L);
    }

    @Test
    default void endedViewThatWasSubmittedAgainIsHeld() {
        var holder = account(new AccountId("holder-2"));
        store().insert(List.of(submitted(51, 1, holder)));
        store().merge(List.of(View.of(new SignatureId(51), rejectedOf(holder, 51, 1))));
        var read = stored(51);
        store().merge(List.of(submitted(51, 2, holder)));

        store().ended(List.of(read));

        assertThat(held(holder)).containsExactly(51L);
    }

    private List<Long> held(AccountSnapshot account) {
        return store().held(account.id()).stream()
                .map(view -> view.id().value())
                .toList();
    }

    private List<Long> found(AccountSnapshot account, @Nullable String name, @Nullable String reference) {
        var key = name == null ? null : NameKey.of(name);
        return ids(ListOwner.account(account.id()), new ListFilter(Set.of(), null, key, reference, null, null), null);
    }

    private List<Long> ids(ListOwner owner, ListFilter filter, @Nullable ListPosition after) {
        return store().list(owner, filter, after, 9).stream()
                .map(view -> view.id().value())
                .toList();
    }

    private static CloudEvent<DecisionEvent> rejectedOf(AccountSnapshot account, long id, int revision) {
        var event = rejected(new SignatureId(id), revision);
        return CloudEvent.of(event.source(), event.time(), account.id(), event.data());
    }

    private static View named(long id, int revision, AccountSnapshot account, String name, String reference) {
        var event = new ApplicationSubmitted(
                new SignatureId(id), revision, application(name).withExternalReference(reference), account);
        return View.of(new SignatureId(id), CloudEvent.of("/intake", NOON, account.id(), event));
    }

    @Test
    default void nothingAskedIsNothing() {
        store().insert(List.of());
        store().merge(List.of());

        assertThat(store().find(List.of())).isEmpty();
        assertThat(store().find(List.of(new SignatureId(99_999)))).isEmpty();
    }
}
