package io.countersign.review.domain.image;

class InMemoryLikenessesTest implements LikenessStoreContract {

    @Override
    public LikenessStore store() {
        return new InMemoryLikenesses();
    }
}
