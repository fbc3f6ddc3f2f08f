package io.countersign.rules.trial;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Records;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision as it was admitted.
 *
 * @param context what the rules that decided knew about others
 */
record PastApplication(String id, Application application, AccountSnapshot account, Context context) {

    private static final String NO_DIGEST = "0".repeat(64);

    /** Of an admission's data, or a line that has the same members. */
    static PastApplication of(String id, JsonMembers data) {
        return new PastApplication(
                id,
                application(JsonMembers.of(data.members().get("application"))),
                account(data.object("account")),
                context(data));
    }

    PastApplication knowing(Context others) {
        return new PastApplication(id, application, account, others);
    }

    /** Of a decision's data, or a line that has its assessment. */
    static Context context(JsonMembers data) {
        var assessment = data.object("assessment");
        return assessment == null
                ? Context.none()
                : Records.of(new Assessment(
                        "",
                        "",
                        assessment
                                .items("findings")
                                .map(JsonMembers::of)
                                .map(PastApplication::finding)
                                .toList()));
    }

    private static Finding finding(JsonMembers fields) {
        return new Finding(
                fields.text("rule"),
                fields.choice("result", Finding.Result.class, Finding.Result::code),
                List.of(),
                fields.texts("values"),
                fields.texts("restricted"));
    }

    private static AccountSnapshot account(@Nullable JsonMembers account) {
        if (account == null) {
            throw new IllegalArgumentException("account is missing");
        }
        return new AccountSnapshot(
                new AccountId(account.text("id")),
                account.choice("kind", AccountKind.class, AccountKind::code),
                account.text("verifiedName"),
                account.has("language") ? account.choice("language", Language.class, Language::code) : Language.EN,
                account.optional("platform"),
                account.flag("test", false));
    }

    private static Application application(JsonMembers fields) {
        return Application.of(
                        fields.text("name"),
                        fields.choice("region", Region.class, Region::code),
                        fields.choice("type", SignatureType.class, SignatureType::code),
                        fields.choice("purpose", Purpose.class, Purpose::code))
                .withDocuments(fields.items("documents")
                        .map(JsonMembers::of)
                        .map(PastApplication::document)
                        .toList())
                .withLetter(letter(fields.object("letter")))
                .withOwner(owner(fields.object("owner")))
                .withProduct(new Application.Product(
                        fields.has("developedBy")
                                ? fields.choice("developedBy", Developer.class, Developer::code)
                                : null,
                        fields.optional("remark"),
                        fields.flag("productReleased", true)))
                .withAppeal(fields.optional("appeal"))
                .withUnstated(fields.items("unstated").map(Object::toString).toList());
    }

    private static Document document(JsonMembers fields) {
        return new Document(fields.choice("type", DocumentType.class, DocumentType::code), digest(fields));
    }

    private static String digest(JsonMembers fields) {
        var digest = fields.optional("sha256");
        return digest == null ? NO_DIGEST : digest;
    }

    private static @Nullable Letter letter(@Nullable JsonMembers fields) {
        return fields == null ? null : new Letter(digest(fields));
    }

    private static @Nullable Owner owner(@Nullable JsonMembers fields) {
        return fields == null
                ? null
                : new Owner(fields.text("name"), fields.choice("kind", OwnerKind.class, OwnerKind::code));
    }
}
