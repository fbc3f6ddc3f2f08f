package io.countersign.review.store.image;

import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.MeasuredDatabase;
import io.countersign.review.domain.image.ImageSightingStore;
import io.countersign.review.domain.image.ImageSightingStoreContract;

class MongoImageSightingStoreTest extends MeasuredDatabase implements ImageSightingStoreContract {

    @Override
    public ImageSightingStore store() {
        return new MongoImageSightingStore(MongoTemplates.of(database));
    }
}
