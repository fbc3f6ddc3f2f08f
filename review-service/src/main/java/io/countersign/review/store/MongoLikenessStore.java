package io.countersign.review.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import io.countersign.contracts.AccountId;
import io.countersign.platform.store.UniqueWrites;
import io.countersign.review.domain.image.LikenessBand;
import io.countersign.review.domain.image.LikenessBand.Picture;
import io.countersign.review.domain.image.LikenessStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Bands of perceptual hashes in {@code likenesses}, by their value, with the pictures that have them. Sets that only grow:
 * inserted where absent, added to where present.
 */
@Component
class MongoLikenessStore implements LikenessStore {

    static final String LIKENESSES = "likenesses";

    private static final String ID = "_id";
    private static final String PICTURES = "pictures";
    private static final String SEPARATOR = " ";

    private final MongoCollection<Document> bands;

    MongoLikenessStore(MongoDatabase database) {
        bands = database.getCollection(LIKENESSES);
    }

    @Override
    public List<LikenessBand> find(Collection<String> wanted) {
        return bands.find(new Document(ID, new Document("$in", List.copyOf(wanted))))
                .batchSize(wanted.size() + 1)
                .map(MongoLikenessStore::band)
                .into(new ArrayList<>());
    }

    private static LikenessBand band(Document document) {
        var pictures = document.getList(PICTURES, String.class, List.of()).stream()
                .map(MongoLikenessStore::picture)
                .collect(Collectors.toSet());
        return new LikenessBand(document.getString(ID), pictures);
    }

    private static Picture picture(String text) {
        var parts = text.split(SEPARATOR, 3);
        return new Picture(parts[0], parts[1], new AccountId(parts[2]));
    }

    @Override
    public void add(Collection<LikenessBand> more) {
        var sorted =
                more.stream().sorted(Comparator.comparing(LikenessBand::band)).toList();
        boolean areNew = UniqueWrites.writeAll(
                bands,
                sorted.stream()
                        .map(band -> new InsertOneModel<>(document(band)))
                        .toList());
        if (!areNew) {
            update(sorted);
        }
    }

    private static Document document(LikenessBand band) {
        return new Document(ID, band.band()).append("schema", 1).append(PICTURES, texts(band));
    }

    private void update(List<LikenessBand> sorted) {
        var updates = sorted.stream()
                .map(band -> new UpdateOneModel<Document>(
                        new Document(ID, band.band()),
                        new Document("$addToSet", new Document(PICTURES, new Document("$each", texts(band))))))
                .toList();
        bands.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    private static List<String> texts(LikenessBand band) {
        return band.pictures().stream()
                .map(picture -> String.join(
                        SEPARATOR,
                        picture.key(),
                        picture.likeness(),
                        picture.account().value()))
                .toList();
    }
}
