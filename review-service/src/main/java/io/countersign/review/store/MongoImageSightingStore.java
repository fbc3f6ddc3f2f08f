package io.countersign.review.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import io.countersign.contracts.AccountId;
import io.countersign.platform.store.UniqueWrites;
import io.countersign.review.domain.image.ImageSightingStore;
import io.countersign.review.domain.image.SightedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Pictures in {@code pictures}, by digest. Sets that only grow: inserted where absent, added to where present. */
@Component
class MongoImageSightingStore implements ImageSightingStore {

    static final String PICTURES = "pictures";

    private static final String ID = "_id";
    private static final String SEEN = "seen";
    private static final String FORGED = "forged";

    private final MongoCollection<Document> pictures;

    MongoImageSightingStore(MongoDatabase database) {
        pictures = database.getCollection(PICTURES);
    }

    @Override
    public List<SightedImage> find(Collection<String> digests) {
        return pictures.find(new Document(ID, new Document("$in", List.copyOf(digests))))
                .batchSize(digests.size() + 1)
                .map(MongoImageSightingStore::picture)
                .into(new ArrayList<>());
    }

    private static SightedImage picture(Document document) {
        return new SightedImage(document.getString(ID), accounts(document, SEEN), accounts(document, FORGED));
    }

    private static Set<AccountId> accounts(Document document, String field) {
        return document.getList(field, String.class, List.of()).stream()
                .map(AccountId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public void add(Collection<SightedImage> more) {
        var sorted =
                more.stream().sorted(Comparator.comparing(SightedImage::key)).toList();
        boolean areNew = UniqueWrites.writeAll(
                pictures,
                sorted.stream()
                        .map(picture -> new InsertOneModel<>(document(picture)))
                        .toList());
        if (!areNew) {
            update(sorted);
        }
    }

    private static Document document(SightedImage picture) {
        return new Document(ID, picture.key())
                .append("schema", 1)
                .append(SEEN, texts(picture.seen()))
                .append(FORGED, texts(picture.forged()));
    }

    private void update(List<SightedImage> sorted) {
        var updates = sorted.stream()
                .map(picture -> new UpdateOneModel<Document>(
                        new Document(ID, picture.key()),
                        new Document(
                                "$addToSet",
                                new Document(SEEN, new Document("$each", texts(picture.seen())))
                                        .append(FORGED, new Document("$each", texts(picture.forged()))))))
                .toList();
        pictures.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    private static List<String> texts(Set<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }
}
