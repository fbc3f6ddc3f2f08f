package io.countersign.intake.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.store.CollectionNames;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The indexes of the collection {@code views}. */
@Component
final class ViewIndexes implements StartupCheck {

    private final MongoDatabase database;
    private final CollectionNames names;

    ViewIndexes(MongoDatabase database, CollectionNames names) {
        this.database = database;
        this.names = names;
    }

    @Override
    public void run() {
        database.getCollection(names.of(MongoViewStore.COLLECTION))
                .createIndexes(List.of(
                        index("account_position", ViewDocument.ACCOUNT, ListFields.POSITION),
                        index("platform_position", ListFields.PLATFORM, ListFields.POSITION),
                        index("account_reference", ViewDocument.ACCOUNT, ListFields.REFERENCES),
                        index("account_name", ViewDocument.ACCOUNT, ListFields.NAMES),
                        new IndexModel(
                                new Document(ListFields.HELD_BY_ACCOUNT, 1),
                                new IndexOptions().name("held_by_account").sparse(true))));
    }

    private static IndexModel index(String name, String... fields) {
        var keys = new Document();
        for (var field : fields) {
            keys.append(field, field.equals(ListFields.POSITION) ? -1 : 1);
        }
        return new IndexModel(keys, new IndexOptions().name(name));
    }
}
