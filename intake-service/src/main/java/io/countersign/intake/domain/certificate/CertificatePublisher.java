package io.countersign.intake.domain.certificate;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CertificateEvent;

/** Publishes what review must know of certificates. */
@FunctionalInterface
public interface CertificatePublisher {

    /** False unless the broker has acknowledged it: a picture is then not shown, a certificate not deleted. */
    boolean publish(AccountId account, CertificateEvent event);
}
