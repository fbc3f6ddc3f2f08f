package io.countersign.rules.checks.rule;

import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.context.Context;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.Prohibited.Term;
import io.countersign.rules.text.Disguises;
import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Folding;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One application as the rules see it; what several rules need is computed once. */
public final class Subject {

    private static final int MIN_PART = 3;
    private static final int MIN_PLACE = 2;

    private final Application application;
    private final AccountSnapshot account;
    private final Context context;
    private @Nullable FoldedName name;
    private final FoldedName plainName;
    private @Nullable FoldedName verified;
    private @Nullable FoldedName owner;
    private @Nullable FoldedName plainEntity;
    private @Nullable RegisteredName registered;
    private @Nullable Boolean ownName;
    private @Nullable Disguises disguises;
    private @Nullable FoldedName disguised;

    public Subject(Application application, AccountSnapshot account, Context context) {
        this.application = application;
        this.account = account;
        this.context = context;
        this.plainName = FoldedName.plain(application.name());
    }

    /** The same application with another name; what is known of the entity is kept. */
    public Subject renamed(Application renamed) {
        var subject = new Subject(renamed, account, Context.none());
        if (renamed.purpose() == application.purpose()) {
            subject.verified = verified;
            subject.owner = owner;
            subject.registered = registered;
        }
        return subject;
    }

    public Application application() {
        return application;
    }

    public AccountSnapshot account() {
        return account;
    }

    public Context context() {
        return context;
    }

    /** The name's skeleton, in which confusable letters are the same. */
    public FoldedName name() {
        if (name == null) {
            name = FoldedName.of(application.name());
        }
        return name;
    }

    /** The name without width, case and separators, but with confusable letters kept apart. */
    public FoldedName plainName() {
        return plainName;
    }

    /** The name with what is disguised read as meant; null if nothing is. */
    @Nullable
    public FoldedName disguisedName(Disguises list) {
        if (disguises != list) {
            disguises = list;
            disguised = list.read(application.name());
        }
        return disguised;
    }

    /** Whether the name is a word or a run of words of the verified or the stated owner's name. */
    public boolean isOwnName(CompanyWords company) {
        if (ownName == null) {
            var found = registeredName(company);
            ownName = found != null && found.contains(plainName, application.name());
        }
        return ownName;
    }

    /** Whether the text is a word or a run of words of the verified or the stated owner's name. */
    public boolean isOwnWord(String text, CompanyWords company) {
        var found = registeredName(company);
        return found != null && found.contains(FoldedName.plain(text), text);
    }

    /** Whether the name is all of the verified or the stated owner's name but for place and legal form. */
    public boolean isWholeBrand(CompanyWords company) {
        var found = registeredName(company);
        return found != null && found.isBrand(plainName);
    }

    /** Whether the name of some length occurs in the verified or the stated owner's name, at whatever place. */
    public boolean isInEntityName() {
        var name = plainEntity();
        return name != null && plainName.compact().length() >= MIN_PART && name.contains(plainName);
    }

    /** Whether the term is a word of the entity's name, or one with which organisations so called deal lawfully. */
    public boolean isOfEntity(Term term) {
        var name = plainEntity();
        return name != null
                && (name.hasWord(Folding.plain(term.phrase())) || term.subject().isLicensed(name));
    }

    /** Whether the name is or begins with the brand or the first Latin word of the verified or the stated owner's name. */
    public boolean hasOwnBrand(CompanyWords company) {
        var name = plainEntity();
        if (name == null) {
            return false;
        }
        var brand = FoldedName.plain(company.brand(Objects.requireNonNull(entity())))
                .compact();
        return plainName.startsWithWord(brand) || plainName.startsWithWord(name.firstLatinWord());
    }

    /** Whether the name is the beginning of the entity's name, a place, and a part of it that is no trade or legal form. */
    public boolean isShortened(CompanyWords company) {
        var name = plainEntity();
        var text = plainName.compact();
        int from = 0;
        while (name != null && from < text.length() && name.compact().startsWith(text.substring(0, from + 1))) {
            from++;
        }
        var rest = text.substring(from);
        return name != null
                && from >= MIN_PLACE
                && rest.length() >= MIN_PART
                && name.contains(FoldedName.plain(rest))
                && company.parts().whole(rest) == null;
    }

    /** Whether the name is the brand of the verified or the stated owner's name. */
    public boolean isBrand(CompanyWords company) {
        var entity = entity();
        return entity != null && plainName.reads(FoldedName.plain(company.brand(entity)));
    }

    private @Nullable FoldedName plainEntity() {
        var entity = entity();
        if (plainEntity == null && entity != null) {
            plainEntity = FoldedName.plain(entity);
        }
        return plainEntity;
    }

    private @Nullable RegisteredName registeredName(CompanyWords company) {
        var entity = entity();
        if (registered == null && entity != null) {
            registered = RegisteredName.of(entity, company);
        }
        return registered;
    }

    /** Whether a certificate shows that the name is a registered trademark. */
    public boolean isCertifiedTrademark() {
        return application.type() == SignatureType.TRADEMARK
                && application.documents().stream()
                        .anyMatch(document -> document.type() == DocumentType.TRADEMARK_CERTIFICATE);
    }

    public FoldedName verifiedName() {
        if (verified == null) {
            verified = FoldedName.of(account.verifiedName());
        }
        return verified;
    }

    public boolean isForOthers() {
        return application.purpose() == Purpose.FOR_OTHERS;
    }

    /** Whether the caller's API has no such field, so that nothing follows from its absence. */
    public boolean isUnstated(String field) {
        return application.unstated().contains(field);
    }

    /** The entity whose name it is: the account's own, or the stated owner; null if that is unknown. */
    public @Nullable String entity() {
        if (!isForOthers()) {
            return account.verifiedName();
        }
        var stated = application.owner();
        return stated == null ? null : stated.name();
    }

    @Nullable
    public FoldedName foldedEntity() {
        if (!isForOthers()) {
            return verifiedName();
        }
        var stated = application.owner();
        if (owner == null && stated != null) {
            owner = FoldedName.of(stated.name());
        }
        return owner;
    }
}
