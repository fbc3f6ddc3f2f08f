package io.countersign.quota.store;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.quota.domain.Held;
import io.countersign.quota.domain.Ledger;
import io.countersign.quota.domain.LimitChange;
import io.countersign.quota.domain.Settled;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A ledger as a document, field by field. */
final class LedgerDocument {

    private static final int SCHEMA = 1;

    private LedgerDocument() {}

    /** @param write names the write, so that its writer finds it again */
    static Document of(Ledger ledger, String write) {
        return new Document("_id", ledger.account().value())
                .append("schema", SCHEMA)
                .append("version", ledger.version() + 1)
                .append("write", write)
                .append("limit", ledger.limit())
                .append("platform", ledger.platform())
                .append("held", ledger.held().stream().map(LedgerDocument::held).toList())
                .append(
                        "settled",
                        ledger.settled().stream().map(LedgerDocument::settled).toList())
                .append("limitAct", limitAct(ledger.limitAct()));
    }

    static Ledger ledger(Document document) {
        var account = new AccountId(document.getString("_id"));
        return new Ledger(
                account,
                number(document, "version").longValue(),
                number(document, "limit").intValue(),
                document.getString("platform"),
                documents(document, "held").stream().map(LedgerDocument::held).toList(),
                documents(document, "settled").stream()
                        .map(LedgerDocument::settled)
                        .toList(),
                limitAct(account, document.get("limitAct", Document.class)));
    }

    private static Document held(Held held) {
        return revision(held.signature(), held.revision())
                .append("region", held.region().code())
                .append("name", held.name())
                .append("approved", held.approved())
                .append("since", Date.from(held.since()));
    }

    /** The key is not stored: it follows from the name. */
    private static Held held(Document document) {
        var name = document.getString("name");
        return new Held(
                signature(document),
                number(document, "r").intValue(),
                region(document.getString("region")),
                name,
                NameKey.of(name),
                document.getBoolean("approved"),
                time(document, "since"));
    }

    private static Document settled(Settled settled) {
        var document = revision(settled.signature(), settled.revision()).append("at", Date.from(settled.at()));
        return switch (settled) {
            case Settled.Released _ -> document.append("answer", "released");
            case Settled.Refused refused ->
                document.append("answer", "refused")
                        .append(
                                "reasons",
                                refused.reasons().stream()
                                        .map(LedgerDocument::reason)
                                        .toList());
        };
    }

    private static Settled settled(Document document) {
        var signature = signature(document);
        int revision = number(document, "r").intValue();
        var at = time(document, "at");
        return document.getString("answer").equals("released")
                ? new Settled.Released(signature, revision, at)
                : new Settled.Refused(
                        signature,
                        revision,
                        at,
                        documents(document, "reasons").stream()
                                .map(LedgerDocument::reason)
                                .toList());
    }

    private static Document reason(Reason reason) {
        return new Document("code", reason.code().name())
                .append("pointer", reason.pointer())
                .append("values", new Document(new TreeMap<String, Object>(reason.values())));
    }

    private static Reason reason(Document document) {
        var values = new TreeMap<String, String>();
        document.get("values", new Document()).forEach((key, value) -> values.put(key, value.toString()));
        return new Reason(
                ReasonCode.valueOf(document.getString("code")),
                document.getString("pointer"),
                Map.copyOf(values),
                List.of(),
                null);
    }

    private static @Nullable Document limitAct(@Nullable LimitChange act) {
        return act == null
                ? null
                : new Document("version", act.version())
                        .append("by", act.by())
                        .append("at", Date.from(act.at()))
                        .append("from", act.from())
                        .append("to", act.to());
    }

    private static @Nullable LimitChange limitAct(AccountId account, @Nullable Document document) {
        return document == null
                ? null
                : new LimitChange(
                        account,
                        number(document, "version").longValue(),
                        document.getString("by"),
                        time(document, "at"),
                        number(document, "from").intValue(),
                        number(document, "to").intValue());
    }

    private static Document revision(SignatureId signature, int revision) {
        return new Document("s", signature.text()).append("r", revision);
    }

    private static SignatureId signature(Document document) {
        return SignatureId.of(document.getString("s"));
    }

    private static Region region(String code) {
        return code.equals(Region.DOMESTIC.code()) ? Region.DOMESTIC : Region.GLOBAL;
    }

    private static Instant time(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    /** Stores differ in which numeric type they give back. */
    private static Number number(Document document, String field) {
        return document.get(field, Number.class);
    }

    private static List<Document> documents(Document document, String field) {
        return document.getList(field, Document.class, List.of());
    }
}
