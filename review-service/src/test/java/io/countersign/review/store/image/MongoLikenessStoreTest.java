package io.countersign.review.store.image;

import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.MeasuredDatabase;
import io.countersign.review.domain.image.LikenessStore;
import io.countersign.review.domain.image.LikenessStoreContract;

class MongoLikenessStoreTest extends MeasuredDatabase implements LikenessStoreContract {

    @Override
    public LikenessStore store() {
        return new MongoLikenessStore(MongoTemplates.of(database));
    }
}
