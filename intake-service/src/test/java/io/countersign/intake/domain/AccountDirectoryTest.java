package io.countersign.intake.domain;

import static io.countersign.intake.memory.Fixtures.ACME;
import static io.countersign.intake.memory.Fixtures.NOON;
import static io.countersign.intake.memory.Fixtures.OTHER;
import static io.countersign.intake.memory.Fixtures.account;
import static io.countersign.intake.memory.Fixtures.accountOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Language;
import io.countersign.intake.domain.AccountDirectory.Registration;
import io.countersign.intake.memory.InMemoryAccounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountDirectoryTest {

    private final InMemoryAccounts store = new InMemoryAccounts();
    private Instant now = NOON;
    private final AccountDirectory accounts = new AccountDirectory(store, () -> now);

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

    @Test
    void whoAsksDuringAChangeLearnsOfItAfterwards() {
        var asked = new ArrayList<Optional<AccountSnapshot>>();
        var raced = new AccountDirectory[1];
        raced[0] = new AccountDirectory(
                new InMemoryAccounts() {
                    @Override
                    public boolean replace(AccountSnapshot account, @Nullable String platform) {
                        asked.add(raced[0].find(account.id()));
                        return super.replace(account, platform);
                    }
                },
                () -> now);
        raced[0].put(accountOf("plat", ACME), "plat");
        var changed = new AccountSnapshot(ACME, AccountKind.INSTITUTION, "Acme", Language.EN, "plat", false);

        raced[0].put(changed, "plat");

        assertThat(asked).containsExactly(Optional.of(accountOf("plat", ACME)));
        assertThat(raced[0].find(ACME)).hasValue(changed);
    }
}
