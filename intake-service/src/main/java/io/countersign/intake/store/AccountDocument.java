package io.countersign.intake.store;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.RegisteredAccount;
import io.countersign.platform.store.index.CollectionIndexes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An account as it is stored.
 *
 * @param platform empty for an account of no platform
 * @param unsentSince present as long as the account's event is not acknowledged; the sweep finds it by its index
 */
@Document(AccountDocument.COLLECTION)
record AccountDocument(
        @MongoId String id,
        int schema,
        AccountKind kind,
        String verifiedName,
        Language language,
        String platform,
        boolean test,
        long version,
        @Nullable Instant unsentSince) {

    static final String COLLECTION = "accounts";
    static final String UNSENT_SINCE = "unsentSince";
    static final CollectionIndexes INDEXES =
            CollectionIndexes.of(COLLECTION, new Index(UNSENT_SINCE, Direction.ASC).sparse());

    static AccountDocument of(RegisteredAccount registered, Instant unsentSince) {
        var account = registered.account();
        return new AccountDocument(
                account.id().value(),
                1,
                account.kind(),
                account.verifiedName(),
                account.language(),
                Objects.requireNonNullElse(account.platform(), ""),
                account.test(),
                registered.version(),
                unsentSince);
    }

    RegisteredAccount toAccount() {
        var owner = platform.isEmpty() ? null : platform;
        return new RegisteredAccount(
                new AccountSnapshot(new AccountId(id), kind, verifiedName, language, owner, test), version);
    }
}
