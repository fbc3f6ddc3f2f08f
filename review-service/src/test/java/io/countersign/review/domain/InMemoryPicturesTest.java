package io.countersign.review.domain;

class InMemoryPicturesTest implements PictureStoreContract {

    private final InMemoryPictures store = new InMemoryPictures();

    @Override
    public PictureStore store() {
        return store;
    }
}
