package io.countersign.intake.domain.credential;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.domain.credential.KeyPair.Permission;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The key pairs of accounts: several at a time, so that one can be replaced without a pause. */
public final class KeyPairService {

    /** Pairs of one account that may be enabled at once. */
    public static final int MAX_KEY_PAIRS = 10;

    /** Disabled pairs of one account that are kept: the oldest beyond them is removed when a pair is created. */
    static final int MAX_DISABLED_KEY_PAIRS = 40;

    static final String PREFIX = "AKID";
    private static final int LENGTH = 32;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final KeyPairStore pairs;
    private final SecretSealer sealer;
    private final RandomGenerator random;
    private final InstantSource clock;

    /** @param random must be unpredictable */
    public KeyPairService(KeyPairStore pairs, SecretSealer sealer, RandomGenerator random, InstantSource clock) {
        this.pairs = pairs;
        this.sealer = sealer;
        this.random = random;
        this.clock = clock;
    }

    /** A new pair with its secret, which is never shown again. */
    public record Issued(KeyPair pair, String secretKey) {

        @Override
        public String toString() {
            return "Issued[" + pair.secretId() + "]";
        }
    }

    /** Empty if as many pairs are enabled as there may be. */
    public Optional<Issued> create(AccountId account, Set<Permission> permissions, String by) {
        var existing = of(account);
        if (existing.stream().filter(KeyPair::isEnabled).count() >= MAX_KEY_PAIRS) {
            return Optional.empty();
        }
        removeOldDisabled(existing);
        var secretKey = draw();
        var secretId = PREFIX + draw();
        var pair = new KeyPair(secretId, account, sealer.seal(secretKey, secretId), permissions, act(by), null);
        pairs.insert(pair);
        return Optional.of(new Issued(pair, secretKey));
    }

    private void removeOldDisabled(List<KeyPair> existing) {
        var disabled = existing.stream().filter(pair -> !pair.isEnabled()).toList();
        disabled.stream()
                .limit(Math.max(0, disabled.size() - MAX_DISABLED_KEY_PAIRS))
                .forEach(pair -> pairs.removeDisabled(pair.secretId()));
    }

    /** From now on every call signed with it fails; empty if the account has no such pair. */
    public Optional<KeyPair> disable(AccountId account, String secretId, String by) {
        var act = act(by);
        return Optional.ofNullable(pairs.find(secretId))
                .filter(pair -> pair.account().equals(account))
                .map(pair -> {
                    pairs.disable(secretId, act);
                    return pair.disabled(act);
                });
    }

    public List<KeyPair> of(AccountId account) {
        return pairs.of(account);
    }

    private Act act(String by) {
        return new Act(clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
    }

    private String draw() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
