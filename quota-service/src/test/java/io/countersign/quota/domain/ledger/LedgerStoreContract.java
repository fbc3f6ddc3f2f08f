package io.countersign.quota.domain.ledger;

import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link LedgerStore} must do; the MongoDB one and the in-memory one both run it. */
public interface LedgerStoreContract {

    LedgerStore store();

    @Test
    default void knowsNothingOfAnAccountThatNeverApplied() {
        assertThat(store().load(Set.of(someAccount()))).isEmpty();
        assertThat(store().load(Set.of())).isEmpty();
        assertThat(store().save(List.of())).isEmpty();
    }

    @Test
    default void aNewLedgerComesBackWhole() {
        var ledger = everythingIn(someAccount(), 0);

        var mismatched = store().save(List.of(ledger));

        assertThat(mismatched).isEmpty();
        assertThat(store().load(Set.of(ledger.account()))).isEqualTo(Map.of(ledger.account(), ledger.stored()));
    }

    @Test
    default void aLedgerWithItsVersionReplacesTheStoredOne() {
        var account = someAccount();
        store().save(List.of(everythingIn(account, 0)));
        var changed = read(account).release(id(1), 1, NOON).actedForBy(null);

        var mismatched = store().save(List.of(changed));

        assertThat(mismatched).isEmpty();
        assertThat(read(account)).isEqualTo(changed.stored());
        assertThat(read(account).version()).isEqualTo(2);
    }

    @Test
    default void aStaleVersionIsNotWritten() {
        var account = someAccount();
        store().save(List.of(Ledger.fresh(account, 50)));
        var stale = read(account);
        store().save(List.of(stale.limitTo(60, "olga", NOON)));

        var mismatched = store().save(List.of(stale.limitTo(70, "oleg", NOON)));

        assertThat(mismatched).containsExactly(account);
        assertThat(read(account).limit()).isEqualTo(60);
    }

    @Test
    default void ofTwoNewLedgersOfAnAccountTheFirstIsKept() {
        var account = someAccount();
        store().save(List.of(Ledger.fresh(account, 50)));

        var mismatched = store().save(List.of(Ledger.fresh(account, 70)));

        assertThat(mismatched).containsExactly(account);
        assertThat(read(account).limit()).isEqualTo(50);
    }

    @Test
    default void inABatchEachLedgerIsWrittenOrNotForItself() {
        var stale = someAccount();
        var changed = someAccount();
        var fresh = someAccount();
        store().save(List.of(Ledger.fresh(stale, 50), Ledger.fresh(changed, 50)));
        store().save(List.of(read(stale).limitTo(60, "olga", NOON)));

        var mismatched = store().save(List.of(
                Ledger.fresh(fresh, 50), Ledger.fresh(stale, 50), read(changed).limitTo(70, "o", NOON)));

        assertThat(mismatched).containsExactly(stale);
        assertThat(read(stale).limit()).isEqualTo(60);
        assertThat(read(changed).limit()).isEqualTo(70);
        assertThat(read(fresh).version()).isEqualTo(1);
    }

    @Test
    default void ofManyWritersAtOnceNoneIsOverwritten() throws Exception {
        var account = someAccount();
        var writers = new ArrayList<Callable<Boolean>>();
        for (int n = 1; n <= 24; n++) {
            int signature = n;
            writers.add(() -> holdAsSoonAsPossible(account, signature));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(writers);
        }

        assertThat(read(account).used()).isEqualTo(24);
    }

    @Test
    default void aWalkShowsEveryLedger() {
        var first = someAccount();
        var second = someAccount();
        store().save(List.of(Ledger.fresh(first, 50), everythingIn(second, 0)));
        var seen = new ArrayList<Ledger>();

        store().scan(seen::add);

        assertThat(seen)
                .contains(
                        Ledger.fresh(first, 50).stored(),
                        everythingIn(second, 0).stored());
    }

    private boolean holdAsSoonAsPossible(AccountId account, int signature) {
        boolean written = false;
        while (!written) {
            var ledger = store().load(Set.of(account)).getOrDefault(account, Ledger.fresh(account, 50));
            written = ledger.holds(id(signature)) || save(ledger.hold(held(signature)));
        }
        return true;
    }

    private boolean save(Ledger ledger) {
        return store().save(List.of(ledger)).isEmpty();
    }

    private Ledger read(AccountId account) {
        return store().load(Set.of(account)).getOrDefault(account, Ledger.fresh(account, 0));
    }

    private static AccountId someAccount() {
        return new AccountId(UUID.randomUUID().toString());
    }

    private static Held held(int signature) {
        return new Held(
                id(signature), 1, Region.GLOBAL, "Name " + signature, NameKey.of("name " + signature), false, NOON);
    }

    /** A ledger in which no field is empty. */
    private static Ledger everythingIn(AccountId account, long version) {
        var reasons = List.of(
                Reason.at("/name", ReasonCode.DUPLICATE_NAME).with("signature", "9"),
                Reason.of(ReasonCode.QUOTA_EXCEEDED).with("limit", "50"));
        return new Ledger(account, version, 50, null, List.of(), List.of(), null)
                .hold(held(1))
                .hold(held(2))
                .hold(new Held(id(3), 2, Region.DOMESTIC, "云签", NameKey.of("云签"), true, NOON.plusMillis(7)))
                .settle(new Settled.Refused(id(4), 1, NOON, reasons))
                .release(id(2), 1, NOON.plusSeconds(1))
                .actedForBy("portal")
                .limitTo(60, "olga", NOON);
    }
}
