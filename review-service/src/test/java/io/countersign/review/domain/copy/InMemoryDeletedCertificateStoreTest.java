package io.countersign.review.domain.copy;

class InMemoryDeletedCertificateStoreTest implements DeletedCertificateStoreContract {

    @Override
    public DeletedCertificateStore store() {
        return new InMemoryDeletedCertificateStore();
    }
}
