package io.countersign.intake.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.intake.domain.allocation.IdBlockStore;
import io.countersign.platform.store.document.UniqueWrites;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The one document of {@code ids}: the next id that has not been reserved. */
@Component
final class MongoIdBlockStore implements IdBlockStore {

    private static final String ID = "signatures";

    private final MongoCollection<Document> ids;

    MongoIdBlockStore(MongoDatabase database) {
        this.ids = database.getCollection("ids");
    }

    @Override
    public long reserve(int count) {
        while (true) {
            var known = ids.find(new Document("_id", ID)).first();
            long next = known == null ? 1 : known.get("next", Number.class).longValue();
            if (known == null ? isFirst(next + count) : isRaised(next, next + count)) {
                return next;
            }
        }
    }

    private boolean isFirst(long next) {
        return UniqueWrites.insert(
                ids, new Document("_id", ID).append("schema", 1).append("next", next));
    }

    private boolean isRaised(long from, long to) {
        return ids.updateOne(
                                new Document("_id", ID).append("next", from),
                                new Document("$set", new Document("next", to)))
                        .getModifiedCount()
                == 1;
    }
}
