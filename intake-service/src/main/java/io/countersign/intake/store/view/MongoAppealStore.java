package io.countersign.intake.store.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.store.view.GrowOnlyDocuments.Growth;
import io.countersign.platform.store.document.CollectionNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The collection {@code appeals}: one document for each account that ever appealed. */
@Component
final class MongoAppealStore implements AppealStore {

    private static final String OPEN = "open";
    private static final int MAX_NOTED = 100;

    private final MongoCollection<Document> appeals;
    private final GrowOnlyDocuments documents;

    MongoAppealStore(MongoDatabase database, CollectionNames names) {
        this.appeals = database.getCollection(names.of("appeals"));
        this.documents = new GrowOnlyDocuments(appeals);
    }

    @Override
    public Set<SignatureId> find(AccountId account) {
        var found = appeals.find(new Document("_id", account.value())).first();
        return found == null
                ? Set.of()
                : found.get(OPEN, new Document()).keySet().stream()
                        .map(SignatureId::of)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Not beyond a limit: a replay notes every appeal that there ever was, and one beyond the limit is not admitted. */
    @Override
    public void add(AccountId account, SignatureId signature) {
        if (find(account).size() >= MAX_NOTED) {
            return;
        }
        documents.grow(List.of(new Growth(account.value(), Map.of(OPEN + '.' + signature, true))));
    }

    @Override
    public void remove(AccountId account, Collection<SignatureId> signatures) {
        var gone = new Document();
        signatures.forEach(signature -> gone.append(OPEN + '.' + signature, true));
        appeals.updateOne(new Document("_id", account.value()), new Document("$unset", gone));
    }
}
