package io.countersign.intake.domain;

import static io.countersign.intake.memory.Fixtures.ACME;
import static io.countersign.intake.memory.Fixtures.NOON;
import static io.countersign.intake.memory.Fixtures.OTHER;
import static io.countersign.intake.memory.Fixtures.account;
import static io.countersign.intake.memory.Fixtures.accountOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.domain.Accounts.Registration;
import io.countersign.intake.memory.InMemoryAccounts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private final InMemoryAccounts store = new InMemoryAccounts();
    private Instant now = NOON;
    private final Accounts accounts = new Accounts(store, () -> now);

    @Test
    void anOperatorPutsAny() {
        assertThat(accounts.put(accountOf("plat", ACME))).isEqualTo(Registration.CREATED);
        assertThat(accounts.put(account(ACME))).isEqualTo(Registration.CHANGED);
        assertThat(accounts.find(ACME)).hasValue(account(ACME));
    }

    @Test
    void aPlatformPutsItsOwnOnly() {
        assertThat(accounts.put(accountOf("plat", ACME), "plat")).isEqualTo(Registration.CREATED);
        assertThat(accounts.put(accountOf("plat", ACME), "plat")).isEqualTo(Registration.CHANGED);
        assertThat(accounts.put(accountOf("rival", ACME), "rival")).isEqualTo(Registration.FOREIGN);
        assertThat(accounts.actsFor("plat", ACME)).isTrue();
        assertThat(accounts.actsFor("rival", ACME)).isFalse();
        assertThat(accounts.actsFor("plat", OTHER)).isFalse();
    }

    @Test
    void aChangeElsewhereIsSeenAfterTwoSeconds() {
        accounts.put(account(ACME));
        assertThat(accounts.find(ACME)).isPresent();
        store.replace(accountOf("plat", ACME), null);
        assertThat(accounts.actsFor("plat", ACME)).isFalse();

        now = NOON.plusSeconds(2);

        assertThat(accounts.actsFor("plat", ACME)).isTrue();
    }
}
