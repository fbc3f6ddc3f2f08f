package io.countersign.review.domain.image;

class InMemoryPicturesTest implements ImageSightingStoreContract {

    private final InMemoryPictures store = new InMemoryPictures();

    @Override
    public ImageSightingStore store() {
        return store;
    }
}
