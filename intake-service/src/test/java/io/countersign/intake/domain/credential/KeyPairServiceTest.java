package io.countersign.intake.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Fixtures;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.domain.credential.KeyPair.Permission;
import io.countersign.intake.memory.InMemoryKeyPairs;
import io.countersign.intake.memory.PlainTextSealer;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyPairServiceTest {

    private static final Set<Permission> ALL = Set.of(Permission.values());

    private final InMemoryKeyPairs pairs = new InMemoryKeyPairs();
    private final PlainTextSealer sealer = new PlainTextSealer();
    private final KeyPairService ring = new KeyPairService(pairs, sealer, new Random(1), () -> Fixtures.NOON);

    @Test
    void makesPairsThatDifferAndKeepsTheirSecretsSealed() {
        var one = ring.create(Fixtures.ACME, ALL, "olga").orElseThrow();
        var other = ring.create(Fixtures.ACME, Set.of(Permission.READ), "olga").orElseThrow();

        assertThat(one.pair().secretId())
                .matches("AKID[A-Za-z0-9]{32}")
                .isNotEqualTo(other.pair().secretId());
        assertThat(one.secretKey()).matches("[A-Za-z0-9]{32}").isNotEqualTo(other.secretKey());
        assertThat(sealer.open(one.pair().sealedSecret(), one.pair().secretId()))
                .isEqualTo(one.secretKey());
        assertThatThrownBy(() ->
                        sealer.open(one.pair().sealedSecret(), other.pair().secretId()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(one.pair().created()).isEqualTo(new Act(Fixtures.NOON, "olga"));
        assertThat(ring.of(Fixtures.ACME)).containsExactlyInAnyOrder(one.pair(), other.pair());
        assertThat(one.toString()).doesNotContain(one.secretKey());
    }

    @Test
    void disablesOnlyTheAccountsOwnPair() {
        var pair = ring.create(Fixtures.ACME, ALL, "olga").orElseThrow().pair();

        assertThat(ring.disable(Fixtures.OTHER, pair.secretId(), "otto")).isEmpty();
        assertThat(ring.disable(Fixtures.ACME, "AKIDnobody", "otto")).isEmpty();
        assertThat(ring.of(Fixtures.ACME)).allMatch(KeyPair::isEnabled);

        var disabled = ring.disable(Fixtures.ACME, pair.secretId(), "otto");

        assertThat(disabled)
                .hasValueSatisfying(known -> assertThat(known.isEnabled()).isFalse());
        assertThat(ring.disable(Fixtures.ACME, pair.secretId(), "olga")).isEqualTo(disabled);
        assertThat(ring.of(Fixtures.ACME)).containsExactly(disabled.orElseThrow());
    }

    @Test
    void anAccountKeepsOnlySoManyDisabledPairs() {
        var kept = ring.create(Fixtures.ACME, ALL, "olga").orElseThrow().pair();
        for (int i = 0; i < KeyPairService.MAX_DISABLED_KEY_PAIRS + 20; i++) {
            var pair = ring.create(Fixtures.ACME, ALL, "olga").orElseThrow().pair();
            ring.disable(Fixtures.ACME, pair.secretId(), "olga");
        }

        assertThat(ring.of(Fixtures.ACME)).hasSizeLessThanOrEqualTo(KeyPairService.MAX_DISABLED_KEY_PAIRS + 2);
        assertThat(ring.of(Fixtures.ACME)).contains(kept);
    }

    @Test
    void anAccountHasOnlySoManyEnabledPairs() {
        for (int i = 0; i < KeyPairService.MAX_KEY_PAIRS; i++) {
            assertThat(ring.create(Fixtures.ACME, ALL, "olga")).isPresent();
        }

        assertThat(ring.create(Fixtures.ACME, ALL, "olga")).isEmpty();
        assertThat(ring.create(Fixtures.OTHER, ALL, "olga")).isPresent();

        ring.disable(Fixtures.ACME, ring.of(Fixtures.ACME).getFirst().secretId(), "olga");

        assertThat(ring.create(Fixtures.ACME, ALL, "olga")).isPresent();
    }
}
