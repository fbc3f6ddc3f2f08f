package io.countersign.intake.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.platform.store.document.UniqueWrites;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The collection {@code counters}: {@code {_id: signature, modifications}}. */
@Component
final class MongoRevisionCounterStore implements RevisionCounterStore {

    private static final String MODIFICATIONS = "modifications";

    private final MongoCollection<Document> counters;

    MongoRevisionCounterStore(MongoDatabase database) {
        this.counters = database.getCollection("counters");
    }

    @Override
    public int read(SignatureId signature) {
        var counter = counters.find(new Document("_id", signature.text())).first();
        return counter == null ? 0 : counter.getInteger(MODIFICATIONS);
    }

    @Override
    public boolean raise(SignatureId signature, int modifications) {
        return modifications == 0 ? isFirst(signature) : isRaised(signature, modifications);
    }

    private boolean isFirst(SignatureId signature) {
        return UniqueWrites.insert(
                counters,
                new Document("_id", signature.text()).append("schema", 1).append(MODIFICATIONS, 1));
    }

    private boolean isRaised(SignatureId signature, int from) {
        return counters.updateOne(
                                new Document("_id", signature.text()).append(MODIFICATIONS, from),
                                new Document("$set", new Document(MODIFICATIONS, from + 1)))
                        .getModifiedCount()
                == 1;
    }
}
