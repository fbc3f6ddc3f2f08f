package io.countersign.review.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.review.domain.quality.CertificateKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DeletedCertificateStore} must do; the MongoDB one and the in-memory one both run it. */
public interface DeletedCertificateStoreContract {

    Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    /** An empty store. */
    DeletedCertificateStore store();

    private static CertificateKey key(String account, String sha256) {
        return new CertificateKey(new AccountId(account), sha256);
    }

    @Test
    default void aDeletedCertificateIsKnownByAccountAndDigest() {
        var store = store();

        store.add(key("acme", "a"), NOW);
        store.add(key("acme", "a"), NOW.plusSeconds(1));

        assertThat(store.containsAny(List.of(key("acme", "b"), key("acme", "a"))))
                .isTrue();
        assertThat(store.containsAny(List.of(key("acme", "b"), key("other", "a"))))
                .isFalse();
        assertThat(store.containsAny(List.of())).isFalse();
    }
}
