package io.countersign.intake.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateLimits;
import io.countersign.intake.domain.certificate.CertificateUsageStore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CertificateUsageStore} must do. */
interface CertificateUsageContract {

    CertificateLimits LIMITS = new CertificateLimits(3, 100);

    CertificateUsageStore usage();

    private static Certificate.Id certificate(AccountId account, int number) {
        return new Certificate.Id(account, "%064x".formatted(number));
    }

    private boolean add(int number, long bytes) {
        return usage().add(certificate(Fixtures.ACME, number), bytes, LIMITS);
    }

    @Test
    default void allowsSoManyCertificates() {
        assertThat(IntStream.range(0, 4).mapToObj(i -> add(i, 10))).containsExactly(true, true, true, false);
        assertThat(usage().add(certificate(Fixtures.OTHER, 4), 10, LIMITS)).isTrue();
    }

    @Test
    default void allowsSoManyBytes() {
        assertThat(add(0, 60)).isTrue();
        assertThat(add(1, 41)).isFalse();
        assertThat(add(1, 40)).isTrue();
        assertThat(add(2, 1)).isFalse();
    }

    @Test
    default void countsACertificateOnce() {
        add(0, 60);

        assertThat(add(0, 60)).isTrue();
        assertThat(add(1, 40)).isTrue();
    }

    @Test
    default void removesACertificateOnce() {
        add(0, 60);
        add(1, 40);

        usage().remove(certificate(Fixtures.ACME, 0));
        usage().remove(certificate(Fixtures.ACME, 0));
        usage().remove(certificate(Fixtures.ACME, 9));

        assertThat(add(2, 61)).isFalse();
        assertThat(add(2, 60)).isTrue();
    }

    @Test
    default void isExactForConcurrentUploads() {
        var added = IntStream.range(0, 64).parallel().filter(i -> add(i, 1)).count();

        assertThat(added).isEqualTo(3);
    }
}
