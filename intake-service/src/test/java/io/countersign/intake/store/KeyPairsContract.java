package io.countersign.intake.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.domain.credential.KeyPair.Permission;
import io.countersign.intake.domain.credential.KeyPairStore;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What every {@link KeyPairStore} must do. */
interface KeyPairsContract {

    KeyPairStore pairs();

    @Test
    default void keepsAPair() {
        var pair = pair("acme");

        pairs().insert(pair);

        assertThat(pairs().find(pair.secretId())).isEqualTo(pair);
        assertThat(pairs().find("AKIDnobody")).isNull();
        assertThatThrownBy(() -> pairs().insert(pair)).isInstanceOf(RuntimeException.class);
    }

    @Test
    default void disablesForGood() {
        var pair = pair("acme");
        pairs().insert(pair);
        var first = new Act(Fixtures.NOON.plusSeconds(1), "olga");

        pairs().disable(pair.secretId(), first);
        pairs().disable(pair.secretId(), new Act(Fixtures.NOON.plusSeconds(2), "otto"));

        assertThat(pairs().find(pair.secretId())).isEqualTo(pair.disabled(first));
    }

    @Test
    default void removesADisabledPairOnly() {
        var enabled = pair("acme");
        var disabled = pair("acme");
        pairs().insert(enabled);
        pairs().insert(disabled);
        pairs().disable(disabled.secretId(), new Act(Fixtures.NOON, "olga"));

        pairs().removeDisabled(enabled.secretId());
        pairs().removeDisabled(disabled.secretId());

        assertThat(pairs().find(enabled.secretId())).isEqualTo(enabled);
        assertThat(pairs().find(disabled.secretId())).isNull();
    }

    @Test
    default void listsOneAccountsPairsTheOldestFirst() {
        var account = "acme" + ThreadLocalRandom.current().nextInt(1_000_000);
        var newer = pair(account, 5);
        var older = pair(account, 3);
        pairs().insert(newer);
        pairs().insert(older);
        pairs().insert(pair("other" + account));

        assertThat(pairs().of(new AccountId(account))).containsExactly(older, newer);
    }

    private static KeyPair pair(String account) {
        return pair(account, 0);
    }

    private static KeyPair pair(String account, int seconds) {
        return new KeyPair(
                "AKID" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE),
                new AccountId(account),
                "sealed",
                Set.of(Permission.READ, Permission.SEND),
                new Act(Fixtures.NOON.plusSeconds(seconds), "olga"),
                null);
    }
}
