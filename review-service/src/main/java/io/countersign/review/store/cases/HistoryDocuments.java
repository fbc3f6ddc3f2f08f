package io.countersign.review.store.cases;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.CaseHistory;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Entries of a history as documents; the auditor reads these fields (docs/stored-documents.md). */
final class HistoryDocuments {

    static final String HISTORY = "history";
    static final String COUNT = HISTORY + ".count";
    static final String ENTRIES = "entries";

    private HistoryDocuments() {}

    /** The part of a case's document; null while there is no entry. */
    static @Nullable Document of(SignatureId signature, CaseHistory history) {
        return history.recent().isEmpty()
                ? null
                : new Document("head", history.head(signature))
                        .append("count", history.count())
                        .append(ENTRIES, of(history.recent()));
    }

    static List<Document> of(List<HistoryEntry> entries) {
        return entries.stream().map(HistoryDocuments::of).toList();
    }

    private static Document of(HistoryEntry entry) {
        var document = new Document("number", entry.number())
                .append("at", Date.from(entry.at()))
                .append("actor", entry.actor())
                .append("action", entry.action().code())
                .append("revision", entry.revision())
                .append("from", entry.from())
                .append("to", entry.to())
                .append("hash", entry.hash());
        return entry.detail() == null ? document : document.append("detail", entry.detail());
    }

    /** For the filter of a compare-and-set: null, which also matches a missing field, while there is no entry. */
    static @Nullable Long storedCount(CaseHistory history) {
        return history.storedCount() == 0 ? null : (Long) history.storedCount();
    }

    static CaseHistory read(@Nullable Document history) {
        return CaseHistory.stored(history == null ? List.of() : entries(history));
    }

    static List<HistoryEntry> entries(Document holder) {
        return holder.getList(ENTRIES, Document.class).stream()
                .map(HistoryDocuments::entry)
                .toList();
    }

    private static HistoryEntry entry(Document document) {
        return new HistoryEntry(
                document.get("number", Number.class).longValue(),
                document.getDate("at").toInstant(),
                document.getString("actor"),
                HistoryAction.of(document.getString("action")),
                document.get("revision", Number.class).intValue(),
                document.getString("from"),
                document.getString("to"),
                document.getString("detail"),
                document.getString("hash"));
    }
}
