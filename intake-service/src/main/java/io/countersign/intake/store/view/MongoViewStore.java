package io.countersign.intake.store.view;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.store.view.GrowOnlyDocuments.Growth;
import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.DocumentMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The collection {@code views}. Writes of concurrent requests are one write. */
@Component
final class MongoViewStore implements ViewStore {

    static final String COLLECTION = "views";

    private final MongoCollection<Document> views;
    private final GrowOnlyDocuments documents;
    private final ViewDocument form;
    private final DocumentMapper<View> mapper;
    private final RequestBatcher<View, View> inserts = new RequestBatcher<>(this::insertAll);
    private final RequestBatcher<View, View> merges = new RequestBatcher<>(this::mergeAll);

    MongoViewStore(MongoDatabase database, CollectionNames names, JsonMapper json) {
        this.views = database.getCollection(names.of(COLLECTION));
        this.documents = new GrowOnlyDocuments(views);
        this.form = new ViewDocument(json);
        this.mapper = new DocumentMapper<>("views", form::view);
    }

    @Override
    public List<View> find(Collection<SignatureId> ids) {
        return ids.isEmpty()
                ? List.of()
                : views.find(among(ids)).batchSize(ids.size() + 1).into(new ArrayList<>()).stream()
                        .filter(ViewDocument::isOwned)
                        .map(mapper::map)
                        .toList();
    }

    @Override
    public void insert(List<View> added) {
        var _ = inserts.commit(added);
    }

    @Override
    public void merge(List<View> changes) {
        var _ = merges.commit(changes);
    }

    @Override
    public List<View> list(ListOwner owner, ListFilter filter, @Nullable ListPosition after, int limit) {
        return views.find(ListFields.filter(owner, filter, after))
                .sort(new Document(ListFields.POSITION, -1))
                .limit(limit)
                .map(form::view)
                .into(new ArrayList<>());
    }

    @Override
    public List<View> held(AccountId account) {
        return views.find(new Document(ListFields.HELD_BY_ACCOUNT, account.value()))
                .map(form::view)
                .into(new ArrayList<>());
    }

    @Override
    public void ended(Collection<View> ended) {
        if (!ended.isEmpty()) {
            views.bulkWrite(ended.stream().map(ListFields::ended).toList(), new BulkWriteOptions().ordered(false));
        }
    }

    private List<View> insertAll(List<View> added) {
        if (!documents.inserted(growths(added))) {
            mergeAll(added);
        }
        return added;
    }

    /**
     * Updates without reading where only decisions, admissions and notices are news, since their views exist as a rule. A
     * submission that is read again must not mark a slot as held anew, and a second dead letter of an event not replace the
     * first, so what is stored of their views is read first.
     */
    private List<View> mergeAll(List<View> changes) {
        boolean isUpdated =
                changes.stream().noneMatch(view -> view.hasSubmission() || view.hasDeadLetter()) && updated(changes);
        if (!isUpdated) {
            mergeNews(changes);
        }
        return changes;
    }

    /** False if a view is absent, or a slot's mark that is to be removed: then everything is compared with what is stored. */
    private boolean updated(List<View> changes) {
        return documents.updated(
                growths(changes), changes.stream().flatMap(ListFields::endings).toList());
    }

    /** Skips what is stored already. */
    private void mergeNews(List<View> changes) {
        var known = known(changes);
        var news = changes.stream().filter(change -> isNews(change, known)).toList();
        var endings = news.stream().flatMap(ListFields::endings).toList();
        documents.grow(growths(news), known.keySet(), endings);
    }

    private static boolean isNews(View change, Map<String, Set<String>> known) {
        var keys = known.get(change.id().text());
        return keys == null
                || !keys.containsAll(change.events().keySet())
                || !keys.containsAll(change.marks().keySet());
    }

    private Map<String, Set<String>> known(List<View> changes) {
        var known = new HashMap<String, Set<String>>();
        views.find(among(changes.stream().map(View::id).distinct().toList()))
                .batchSize(changes.size() + 1)
                .projection(include(ViewDocument.EVENTS, ViewDocument.MARKS))
                .forEach(document -> known.put(document.getString("_id"), ViewDocument.keys(document)));
        return known;
    }

    private List<Growth> growths(List<View> changes) {
        return View.mergedBySignature(changes).stream()
                .map(view -> new Growth(
                        view.id().text(), form.fields(view), ListFields.arrays(view), ListFields.initial(view)))
                .toList();
    }

    private static Document among(Collection<SignatureId> ids) {
        return new Document(
                "_id", new Document("$in", ids.stream().map(SignatureId::text).toList()));
    }
}
