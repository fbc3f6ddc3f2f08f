package io.countersign.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;

/**
 * Lets a unique index serve every filter that holds its keys, not only those that hold nothing else: the entry is
 * looked up by the keys, then the collection applies the rest of the filter.
 */
final class KeyFirstIndex<P> extends Index<P> {

    private final Index<P> index;

    KeyFirstIndex(Index<P> index, boolean sparse) {
        super(index.getName(), index.getKeys(), sparse);
        this.index = index;
    }

    @Override
    public boolean canHandle(Document query) {
        return query.keySet().containsAll(keySet()) && index.canHandle(keysOf(query));
    }

    @Override
    public Iterable<P> getPositions(Document query) {
        return index.getPositions(keysOf(query));
    }

    private Document keysOf(Document query) {
        if (query.size() == keySet().size()) {
            return query;
        }
        var keys = new Document();
        for (String key : keys()) {
            keys.put(key, query.get(key));
        }
        return keys;
    }

    @Override
    public P getPosition(Document document) {
        return index.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<P> collection) {
        index.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, P position, MongoCollection<P> collection) {
        index.add(document, position, collection);
    }

    @Override
    public P remove(Document document) {
        return index.remove(document);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<P> collection) {
        index.checkUpdate(oldDocument, newDocument, collection);
    }

    @Override
    public void updateInPlace(Document oldDocument, Document newDocument, P position, MongoCollection<P> collection) {
        index.updateInPlace(oldDocument, newDocument, position, collection);
    }

    @Override
    public long getCount() {
        return index.getCount();
    }

    @Override
    public boolean isEmpty() {
        return index.isEmpty();
    }

    @Override
    public long getDataSize() {
        return index.getDataSize();
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public void drop() {
        index.drop();
    }
}
