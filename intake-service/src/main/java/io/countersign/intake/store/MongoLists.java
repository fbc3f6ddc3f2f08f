package io.countersign.intake.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.ListOwner;
import io.countersign.intake.domain.View;
import io.countersign.intake.store.GrowOnlyDocuments.Gathering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each owner's signatures, found by {@code _id} alone. New ones stand in the owner's head document. When that is long,
 * its older ones move into a tree of fixed ranges (root, branches of 2^22 ids, leaves of 2^12): they are written there
 * first and taken out of the head afterwards, so a reader who reads the head first misses none.
 */
final class MongoLists {

    private static final Logger LOG = LoggerFactory.getLogger(MongoLists.class);

    private static final String IDS = "ids";
    private static final int LEAF = 12;
    private static final int BRANCH = 22;
    private static final int LONG = 512;
    private static final int KEPT = 64;
    private static final int LEAVES_AT_ONCE = 32;
    private static final int REMEMBERED = 200_000;

    private final MongoCollection<Document> collection;
    private final GrowOnlyDocuments documents;
    private final Map<String, Integer> added = new ConcurrentHashMap<>();
    private final Set<String> moving = ConcurrentHashMap.newKeySet();

    MongoLists(MongoDatabase database) {
        this.collection = database.getCollection("lists");
        this.documents = new GrowOnlyDocuments(collection);
    }

    /** Durable on return. */
    void add(List<View> views) {
        var heads = new Gathering();
        views.forEach(view -> ListOwner.of(view).forEach(owner -> heads.add(owner.key(), IDS + '.' + view.id(), true)));
        var growths = heads.growths();
        if (added.size() > REMEMBERED) {
            added.clear();
        }
        var ids = growths.stream().map(GrowOnlyDocuments.Growth::id).toList();
        var existing = documents.existing(
                ids.stream().filter(id -> !added.containsKey(id)).toList());
        ids.stream().filter(added::containsKey).forEach(existing::add);
        documents.grow(growths, existing);
        growths.forEach(growth -> count(growth.id(), growth.fields().size()));
    }

    private void count(String head, int more) {
        if (added.merge(head, more, Integer::sum) >= LONG && moving.add(head)) {
            var _ = Thread.ofVirtual().name("list-" + head).start(() -> moveQuietly(head));
        }
    }

    /** A head that stays long is only slow. */
    private void moveQuietly(String head) {
        try {
            move(head);
            added.put(head, KEPT);
        } catch (RuntimeException failed) {
            LOG.atWarn().addKeyValue("cause", failed.toString()).log("A list could not be shortened");
        } finally {
            moving.remove(head);
        }
    }

    /** Moves all but the newest of a head into the tree. */
    private void move(String head) {
        var ids = ids(find(head));
        if (ids.size() <= KEPT) {
            return;
        }
        var old = List.copyOf(ids).subList(KEPT, ids.size());
        var tree = new Gathering();
        old.forEach(id -> {
            tree.add(root(head), IDS + '.' + (id >> BRANCH), true);
            tree.add(branch(head, id >> BRANCH), IDS + '.' + (id >> LEAF), true);
            tree.add(leaf(head, id >> LEAF), IDS + '.' + id, true);
        });
        documents.grow(tree.growths());
        var gone = new Document();
        old.forEach(id -> gone.append(IDS + '.' + id, true));
        collection.updateOne(new Document("_id", head), new Document("$unset", gone));
    }

    List<SignatureId> list(ListOwner owner, long before, int max) {
        var found = new TreeSet<Long>(Comparator.reverseOrder());
        ids(find(owner.key())).stream().filter(id -> id < before).forEach(found::add);
        found.addAll(moved(owner.key(), before, max));
        return found.stream().limit(max).map(SignatureId::new).toList();
    }

    /**
     * At least {@code max} of those that are in the tree, the highest ones; fewer only at the end. A leaf may hold a page
     * or, where many others apply, next to nothing: twice as many are read each time.
     */
    private List<Long> moved(String head, long before, int max) {
        var found = new ArrayList<Long>();
        var leaves = ids(find(root(head))).stream()
                .filter(branch -> branch <= (before - 1) >> BRANCH)
                .flatMap(branch -> ids(find(branch(head, branch))).stream())
                .filter(leaf -> leaf <= (before - 1) >> LEAF)
                .iterator();
        for (int atOnce = 1; leaves.hasNext() && found.size() < max; atOnce = Math.min(2 * atOnce, LEAVES_AT_ONCE)) {
            var several = new ArrayList<Long>();
            while (leaves.hasNext() && several.size() < atOnce) {
                several.add(leaves.next());
            }
            found.addAll(inLeaves(head, several, before));
        }
        return found;
    }

    private List<Long> inLeaves(String head, List<Long> leaves, long before) {
        var found = new ArrayList<Long>();
        collection
                .find(new Document(
                        "_id",
                        new Document(
                                "$in",
                                leaves.stream().map(leaf -> leaf(head, leaf)).toList())))
                .forEach(leaf -> ids(leaf).stream().filter(id -> id < before).forEach(found::add));
        return found;
    }

    private @Nullable Document find(String id) {
        return collection.find(new Document("_id", id)).first();
    }

    private static Collection<Long> ids(@Nullable Document document) {
        var ids = new TreeSet<Long>(Comparator.reverseOrder());
        if (document != null) {
            document.get(IDS, new Document()).keySet().forEach(id -> ids.add(Long.valueOf(id)));
        }
        return ids;
    }

    private static String root(String head) {
        return head + "#";
    }

    private static String branch(String head, long branch) {
        return head + "#b" + branch;
    }

    private static String leaf(String head, long leaf) {
        return head + "#l" + leaf;
    }
}
