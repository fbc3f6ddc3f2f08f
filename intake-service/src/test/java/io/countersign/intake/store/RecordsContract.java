package io.countersign.intake.store;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.account.AccountStore;
import io.countersign.intake.domain.account.RegisteredAccount;
import io.countersign.intake.domain.allocation.IdBlockStore;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateStore;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.image.ImageAppearance;
import io.countersign.intake.domain.image.ImageHeader.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each of these stores does; those in MongoDB and those in memory both run it. */
interface RecordsContract {

    /** All of them, on one fresh database. */
    record Stores(
            IdBlockStore ids,
            RevisionCounterStore counters,
            IdempotencyStore keys,
            AccountStore accounts,
            CertificateStore certificates) {}

    Stores stores();

    private static <T> List<T> atOnce(int many, Callable<T> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(
                    IntStream.range(0, many).mapToObj(_ -> work).toList())) {
                results.add(done.get());
            }
            return results;
        }
    }

    @Test
    default void aBlockOfIdsIsHandedOutOnce() throws Exception {
        var firsts = atOnce(64, () -> stores().ids().reserve(1_000));

        assertThat(firsts).doesNotHaveDuplicates().allMatch(first -> first % 1_000 == 1);
    }

    @Test
    default void aNumberIsTakenOnce() throws Exception {
        var signature = new SignatureId(5);
        var counters = stores().counters();
        for (int from = 0; from < 5; from++) {
            int expected = from;

            var raised = atOnce(32, () -> counters.raise(signature, expected));

            assertThat(raised).containsOnlyOnce(true);
            assertThat(counters.read(signature)).isEqualTo(from + 1);
        }
        assertThat(counters.raise(signature, 3)).isFalse();
        assertThat(counters.read(new SignatureId(6))).isZero();
    }

    @Test
    default void aKeyBelongsToTheFirstRequest() throws Exception {
        var keys = stores().keys();
        var attempts = IntStream.range(0, 64)
                .mapToObj(i -> new IdempotencyRecord(ACME, "k", "h", "event " + i, false))
                .iterator();

        var standing = atOnce(64, () -> {
            IdempotencyRecord mine;
            synchronized (attempts) {
                mine = attempts.next();
            }
            return keys.claim(List.of(mine)).getFirst();
        });

        assertThat(Set.copyOf(standing)).hasSize(1);
        assertThat(keys.find(ACME, "k")).isEqualTo(standing.getFirst());
        assertThat(keys.find(OTHER, "k")).isNull();
    }

    @Test
    default void ofManyKeysEachHasItsOwn() {
        var keys = stores().keys();
        var old = new IdempotencyRecord(ACME, "old", "h", "first", false);
        var twin = new IdempotencyRecord(ACME, "twin", "h", "first", false);
        keys.claim(List.of(old));

        var standing = keys.claim(List.of(
                new IdempotencyRecord(ACME, "old", "h", "second", false),
                twin,
                new IdempotencyRecord(ACME, "twin", "h", "second", false)));

        assertThat(standing).containsExactly(old, twin, twin);
        keys.appended(List.of());
        keys.appended(List.of(old));
        await().untilAsserted(() -> {
            var known = keys.find(ACME, "old");
            assertThat(known != null && known.appended()).isTrue();
        });
    }

    @Test
    default void anAccountIsReplacedOnlyAtItsVersion() {
        var accounts = stores().accounts();
        var first = new RegisteredAccount(account(ACME, "plat"), 1);
        var second = new RegisteredAccount(account(ACME), 2);

        assertThat(accounts.insert(first, NOON)).isTrue();
        assertThat(accounts.insert(first, NOON)).isFalse();
        assertThat(accounts.replace(new RegisteredAccount(account(ACME), 3), NOON))
                .isFalse();
        assertThat(accounts.find(ACME)).isEqualTo(account(ACME, "plat"));
        assertThat(accounts.load(ACME)).isEqualTo(first);
        assertThat(accounts.replace(second, NOON)).isTrue();
        assertThat(accounts.replace(second, NOON)).isFalse();
        assertThat(accounts.load(ACME)).isEqualTo(second);
        assertThat(accounts.find(OTHER)).isNull();
        assertThat(accounts.load(OTHER)).isNull();
    }

    @Test
    default void anAccountIsUnsentUntilItsStoredVersionIsMarked() {
        var accounts = stores().accounts();
        accounts.insert(new RegisteredAccount(account(ACME), 1), NOON);
        accounts.insert(new RegisteredAccount(account(OTHER), 1), NOON.plusSeconds(60));
        var later = NOON.plusSeconds(1);

        assertThat(accounts.unsent(NOON, 10)).isEmpty();
        assertThat(accounts.unsent(later, 10)).containsExactly(ACME);
        assertThat(accounts.replace(new RegisteredAccount(account(ACME), 2), NOON))
                .isTrue();
        assertThat(accounts.markSent(ACME, 1)).isFalse();
        assertThat(accounts.unsent(later, 10)).containsExactly(ACME);
        assertThat(accounts.markSent(ACME, 2)).isTrue();
        assertThat(accounts.markSent(ACME, 2)).isTrue();
        assertThat(accounts.unsent(later, 10)).isEmpty();
        assertThat(accounts.load(ACME)).isEqualTo(new RegisteredAccount(account(ACME), 2));
    }

    @Test
    default void aCertificateIsItsAccounts() {
        var certificates = stores().certificates();
        var certificate = new Certificate(ACME, "aa", Format.PNG, 3, 4, 2, NOON);
        var shows = new ImageAppearance("pixels", "like", false);

        assertThat(certificates.insert(certificate, shows, new byte[] {1, 2})).isTrue();
        assertThat(certificates.insert(certificate, shows, new byte[] {1, 2})).isFalse();
        assertThat(certificates.find(ACME, "aa")).isEqualTo(certificate);
        assertThat(certificates.content(ACME, "aa")).containsExactly(1, 2);
        assertThat(certificates.find(OTHER, "aa")).isNull();
        assertThat(certificates.content(OTHER, "aa")).isNull();
        assertThat(certificates.existing(List.of(new Certificate.Id(ACME, "aa"), new Certificate.Id(OTHER, "aa"))))
                .containsExactly(new Certificate.Id(ACME, "aa"));
        assertThat(certificates.fingerprints(ACME, List.of("aa", "bb")))
                .containsExactly(new ImageFingerprint("aa", "pixels", "like", false));
        assertThat(certificates.fingerprints(OTHER, List.of("aa"))).isEmpty();
        var blank = new Certificate(ACME, "bb", Format.PNG, 3, 4, 2, NOON);
        certificates.insert(blank, new ImageAppearance("white", null, true), new byte[] {1});
        assertThat(certificates.fingerprints(ACME, List.of("aa", "bb")))
                .contains(new ImageFingerprint("bb", "white", null, true))
                .hasSize(2);
        certificates.delete(ACME, "aa");
        assertThat(certificates.find(ACME, "aa")).isNull();
    }
}
