package io.countersign.review.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.platform.store.UniqueWrites;
import io.countersign.review.domain.shadow.ShadowDisagreement;
import io.countersign.review.domain.shadow.ShadowDisagreement.Place;
import io.countersign.review.domain.shadow.ShadowDisagreementStore;
import io.countersign.rules.Disagreement;
import io.countersign.rules.Evaluation.Verdict;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dissents in {@code dissents}, one for each revision and rule set that looked on. */
@Component
class MongoShadowDisagreementStore implements ShadowDisagreementStore {

    static final String DISSENTS = "dissents";
    static final String AT = "at";

    private static final String ID = "_id";

    private final MongoCollection<Document> dissents;

    MongoShadowDisagreementStore(MongoDatabase database) {
        dissents = database.getCollection(DISSENTS);
    }

    @Override
    public boolean add(ShadowDisagreement dissent) {
        return UniqueWrites.insert(dissents, document(dissent));
    }

    private static Document document(ShadowDisagreement dissent) {
        return new Document(ID, dissent.id())
                .append("schema", 1)
                .append("signature", dissent.signature().text())
                .append("revision", dissent.revision())
                .append("account", dissent.account().value())
                .append(AT, Date.from(dissent.at()))
                .append("ruleSet", dissent.ruleSet())
                .append("hash", dissent.hash())
                .append("from", dissent.from().name())
                .append("to", dissent.to().name())
                .append(
                        "rules",
                        dissent.rules().stream()
                                .map(MongoShadowDisagreementStore::document)
                                .toList());
    }

    private static Document document(Disagreement rule) {
        return new Document("rule", rule.rule())
                .append("from", rule.from().name())
                .append("to", rule.to().name());
    }

    @Override
    public List<ShadowDisagreement> after(@Nullable Place place, int limit) {
        var filter = new Document();
        if (place != null) {
            var at = Date.from(place.at());
            filter.append(
                    "$or",
                    List.of(
                            new Document(AT, new Document("$lt", at)),
                            new Document(AT, at).append(ID, new Document("$lt", place.id()))));
        }
        return dissents.find(filter)
                .sort(new Document(AT, -1).append(ID, -1))
                .limit(limit)
                .map(MongoShadowDisagreementStore::dissent)
                .into(new ArrayList<>());
    }

    private static ShadowDisagreement dissent(Document document) {
        return new ShadowDisagreement(
                SignatureId.of(document.getString("signature")),
                document.get("revision", Number.class).intValue(),
                new AccountId(document.getString("account")),
                document.getDate(AT).toInstant(),
                document.getString("ruleSet"),
                document.getString("hash"),
                Verdict.valueOf(document.getString("from")),
                Verdict.valueOf(document.getString("to")),
                document.getList("rules", Document.class, List.of()).stream()
                        .map(MongoShadowDisagreementStore::rule)
                        .toList());
    }

    private static Disagreement rule(Document document) {
        return new Disagreement(
                document.getString("rule"),
                Result.valueOf(document.getString("from")),
                Result.valueOf(document.getString("to")));
    }
}
