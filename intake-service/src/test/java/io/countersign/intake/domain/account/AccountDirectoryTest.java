package io.countersign.intake.domain.account;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.events.AccountEvent.AccountRegistered;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountDirectory.Registration;
import io.countersign.intake.memory.InMemoryAccounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountDirectoryTest {

    private static final AccountId OF_PLAT = new AccountId("plat.acme");

    private final InMemoryAccounts store = new InMemoryAccounts();
    private final List<AccountRegistered> published = new ArrayList<>();
    private final AccountDirectory accounts = directory(store);
    private Instant now = NOON;
    private boolean brokerAnswers = true;

    /** Runs once, while the next event is on its way. */
    private Runnable meanwhile = () -> {};

    private AccountDirectory directory(AccountStore of) {
        return new AccountDirectory(of, this::publish, () -> now);
    }

    private boolean publish(RegisteredAccount account) {
        if (brokerAnswers) {
            var once = meanwhile;
            meanwhile = () -> {};
            once.run();
            published.add(account.event());
        }
        return brokerAnswers;
    }

    @Test
    void anOperatorPutsAny() {
        assertThat(accounts.put(account(ACME, "plat"))).isEqualTo(Registration.CREATED);
        assertThat(accounts.put(account(ACME))).isEqualTo(Registration.CHANGED);
        assertThat(accounts.find(ACME)).hasValue(account(ACME));
    }

    @Test
    void aPlatformPutsItsOwnOnly() {
        assertThat(accounts.put(account(OF_PLAT, "plat"), "plat")).isEqualTo(Registration.CREATED);
        assertThat(accounts.put(account(OF_PLAT, "plat"), "plat")).isEqualTo(Registration.CHANGED);
        assertThat(accounts.put(account(OF_PLAT, "rival"), "rival")).isEqualTo(Registration.FOREIGN);
        assertThat(accounts.actsFor("plat", OF_PLAT)).isTrue();
        assertThat(accounts.actsFor("rival", OF_PLAT)).isFalse();
        assertThat(accounts.actsFor("plat", OTHER)).isFalse();
    }

    @Test
    void aPlatformRegistersNoIdOutsideItsNamespaceButChangesWhatAnOperatorGaveIt() {
        assertThat(accounts.put(account(ACME, "plat"), "plat")).isEqualTo(Registration.FOREIGN);
        assertThat(store.find(ACME)).isNull();

        accounts.put(account(ACME, "plat"));

        assertThat(accounts.put(account(ACME, "plat"), "plat")).isEqualTo(Registration.CHANGED);
    }

    @Test
    void aPlatformDoesNotTakeBackAnAccountOfItsNamespaceThatAnOperatorMoved() {
        accounts.put(account(OF_PLAT, "plat"), "plat");
        accounts.put(account(OF_PLAT, "rival"));

        assertThat(accounts.put(account(OF_PLAT, "plat"), "plat")).isEqualTo(Registration.FOREIGN);
    }

    @ParameterizedTest
    @CsvSource({
        "plat,   plat.acme,   true",
        "plat,   platacme,    false",
        "plat,   plat.,       false",
        "plat,   plat,        false",
        "plat,   rival.acme,  false",
        "plat,   plat.a.b,    false",
        "plat.a, plat.a.b,    true",
        "plat,   PLAT.acme,   false",
    })
    void noIdIsInTheNamespacesOfTwoPlatforms(String platform, String id, boolean expected) {
        assertThat(AccountDirectory.isInNamespace(platform, new AccountId(id))).isEqualTo(expected);
    }

    @Test
    void everyRegistrationIsPublishedWithAHigherVersion() {
        accounts.put(account(ACME, "plat"));
        accounts.put(account(ACME, "rival"));
        accounts.put(account(ACME));

        assertThat(published)
                .containsExactly(
                        new AccountRegistered(ACME, "plat", 1),
                        new AccountRegistered(ACME, "rival", 2),
                        new AccountRegistered(ACME, null, 3));
        assertThat(store.unsent(NOON.plusSeconds(60), 10)).isEmpty();
    }

    @Test
    void aRegistrationThatIsNotAcknowledgedIsPublishedByTheSweep() {
        brokerAnswers = false;
        assertThat(accounts.put(account(ACME))).isEqualTo(Registration.UNCONFIRMED);
        assertThat(accounts.find(ACME)).isPresent();
        assertThat(accounts.sweep()).isZero();
        now = NOON.plusSeconds(6);
        assertThat(accounts.sweep()).isZero();
        brokerAnswers = true;

        assertThat(accounts.sweep()).isOne();

        assertThat(published).containsExactly(new AccountRegistered(ACME, null, 1));
        assertThat(accounts.sweep()).isZero();
    }

    @Test
    void aVersionThatIsOvertakenWhileItsEventIsOnItsWayIsFollowedByTheCurrentOne() {
        meanwhile = () -> accounts.put(account(ACME, "rival"));

        accounts.put(account(ACME, "plat"));

        assertThat(published.getLast()).isEqualTo(new AccountRegistered(ACME, "rival", 2));
        assertThat(store.unsent(NOON.plusSeconds(60), 10)).isEmpty();
    }

    @Test
    void aChangeElsewhereIsSeenAfterTwoSeconds() {
        accounts.put(account(ACME));
        assertThat(accounts.find(ACME)).isPresent();
        directory(store).put(account(ACME, "plat"));
        assertThat(accounts.actsFor("plat", ACME)).isFalse();

        now = NOON.plusSeconds(2);

        assertThat(accounts.actsFor("plat", ACME)).isTrue();
    }

    @Test
    void whoAsksDuringAChangeLearnsOfItAfterwards() {
        var asked = new ArrayList<Optional<AccountSnapshot>>();
        var raced = new AccountDirectory[1];
        raced[0] = directory(new InMemoryAccounts() {
            @Override
            public boolean replace(RegisteredAccount account, Instant unsentSince) {
                asked.add(raced[0].find(account.account().id()));
                return super.replace(account, unsentSince);
            }
        });
        raced[0].put(account(OF_PLAT, "plat"), "plat");
        var changed = new AccountSnapshot(OF_PLAT, AccountKind.INSTITUTION, "Acme", Language.EN, "plat", false);

        raced[0].put(changed, "plat");

        assertThat(asked).containsExactly(Optional.of(account(OF_PLAT, "plat")));
        assertThat(raced[0].find(OF_PLAT)).hasValue(changed);
    }
}
