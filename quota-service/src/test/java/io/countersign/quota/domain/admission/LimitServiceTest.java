package io.countersign.quota.domain.admission;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LimitChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LimitServiceTest {

    private final InMemoryQuota quota = new InMemoryQuota(50);
    private final Set<LimitChange> acts = new LinkedHashSet<>();
    private final List<Object> announced = new ArrayList<>();
    private final LimitService limits = new LimitService(
            quota.store,
            acts::add,
            events -> events.forEach(event -> announced.add(event.data())),
            InstantSource.fixed(NOON),
            50);

    @Test
    void anAccountWithoutALedgerHasTheUsualLimitAndNothingUsed() {
        var ledger = limits.ledger(ACME);

        assertThat(ledger).isEqualTo(Ledger.fresh(ACME, 50));
    }

    @Test
    void aChangeIsStoredRecordedAndAnnounced() {
        var ledger = limits.change(ACME, 60, "olga");

        assertThat(ledger.limit()).isEqualTo(60);
        assertThat(quota.ledger()).isEqualTo(ledger);
        assertThat(acts).containsExactly(new LimitChange(ACME, 1, "olga", NOON, 50, 60));
        assertThat(announced).containsExactly(new LimitChanged(ACME, 60, 1));
    }

    @Test
    void aChangeSaidAgainChangesNothingAndIsAnnouncedAgain() {
        limits.change(ACME, 60, "olga");
        quota.reads(submitted(1, 1, "A"));

        limits.change(ACME, 60, "oleg");

        assertThat(quota.ledger().version()).isEqualTo(2);
        assertThat(acts).hasSize(1);
        assertThat(announced).containsExactly(new LimitChanged(ACME, 60, 1), new LimitChanged(ACME, 60, 1));
    }

    @Test
    void aChangeThatMeetsAnAdmissionKeepsBoth() {
        quota.store.meanwhile(() -> quota.reads(submitted(1, 1, "A")));

        var ledger = limits.change(ACME, 60, "olga");

        assertThat(ledger.used()).isEqualTo(1);
        assertThat(ledger.limit()).isEqualTo(60);
        assertThat(ledger.version()).isEqualTo(2);
    }

    @Test
    void aLowerLimitEvictsNoSignatureAndRefusesTheNext() {
        quota.reads(submitted(1, 1, "A"), submitted(2, 1, "B"));

        limits.change(ACME, 1, "olga");
        quota.reads(submitted(3, 1, "C"));

        assertThat(quota.ledger().used()).isEqualTo(2);
        assertThat(quota.lastAnswer()).isInstanceOf(ApplicationRefused.class);
    }

    @Test
    void anActThatACrashLeftUnrecordedIsRecordedBeforeTheNext() {
        quota.store.with(Ledger.fresh(ACME, 50).limitTo(60, "olga", NOON).stored());

        limits.change(ACME, 70, "oleg");

        assertThat(acts).extracting(LimitChange::by).containsExactly("olga", "oleg");
    }
}
