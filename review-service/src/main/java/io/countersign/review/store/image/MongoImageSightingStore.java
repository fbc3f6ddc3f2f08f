package io.countersign.review.store.image;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.review.domain.image.ImageSightingStore;
import io.countersign.review.domain.image.SightedImage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Pictures in {@code pictures}, by digest. Sets that only grow: inserted where absent, added to where present. */
@Component
class MongoImageSightingStore implements ImageSightingStore {

    private final MappedCollection<SightedImageDocument, SightedImage> pictures;

    MongoImageSightingStore(MongoOperations operations) {
        pictures = new MappedCollection<>(
                operations, CollectionNames.CURRENT, SightedImageDocument.class, SightedImageDocument::toImage);
    }

    @Override
    public List<SightedImage> find(Collection<String> digests) {
        return pictures.find(query(where("digest").in(digests)).cursorBatchSize(digests.size() + 1));
    }

    @Override
    public void add(Collection<SightedImage> more) {
        var sorted = more.stream()
                .sorted(Comparator.comparing(SightedImage::key))
                .map(SightedImageDocument::of)
                .toList();
        if (!pictures.insertAll(sorted)) {
            pictures.writeAll(bulk -> sorted.forEach(picture -> merge(bulk, picture)));
        }
    }

    private static void merge(BulkOperations bulk, SightedImageDocument picture) {
        var update = new Update();
        update.addToSet(SightedImageDocument.SEEN).each(picture.seen());
        update.addToSet(SightedImageDocument.FORGED).each(picture.forged());
        bulk.updateOne(query(where("digest").is(picture.digest())), update);
    }
}
