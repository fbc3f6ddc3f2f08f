package io.countersign.review.domain.quality;

class InMemoryDeletedCertificateStoreTest implements DeletedCertificateStoreContract {

    @Override
    public DeletedCertificateStore store() {
        return new InMemoryDeletedCertificateStore();
    }
}
