package io.countersign.review.store.image;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.review.domain.image.LikenessBand;
import io.countersign.review.domain.image.LikenessStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Bands of perceptual hashes in {@code likenesses}, by their value, with the pictures that have them. Sets that only grow:
 * inserted where absent, added to where present.
 */
@Component
class MongoLikenessStore implements LikenessStore {

    private final MappedCollection<LikenessBandDocument, LikenessBand> bands;

    MongoLikenessStore(MongoOperations operations) {
        bands = new MappedCollection<>(
                operations, CollectionNames.CURRENT, LikenessBandDocument.class, LikenessBandDocument::toBand);
    }

    @Override
    public List<LikenessBand> find(Collection<String> wanted) {
        return bands.find(query(where("band").in(wanted)).cursorBatchSize(wanted.size() + 1));
    }

    @Override
    public void add(Collection<LikenessBand> more) {
        var sorted = more.stream()
                .sorted(Comparator.comparing(LikenessBand::band))
                .map(LikenessBandDocument::of)
                .toList();
        if (!bands.insertAll(sorted)) {
            bands.writeAll(bulk -> sorted.forEach(band -> merge(bulk, band)));
        }
    }

    private static void merge(BulkOperations bulk, LikenessBandDocument band) {
        var update = new Update();
        update.addToSet(LikenessBandDocument.PICTURES).each(band.pictures());
        bulk.updateOne(query(where("band").is(band.band())), update);
    }
}
