package io.countersign.intake.store;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.domain.credential.KeyPair.Permission;
import io.countersign.platform.store.index.CollectionIndexes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A key pair as it is stored, with what was done to it. */
@Document(KeyPairDocument.COLLECTION)
record KeyPairDocument(
        @MongoId String secretId,
        int schema,
        String account,
        String secret,
        List<Permission> permissions,
        StoredAct created,
        @Nullable StoredAct disabled) {

    static final String COLLECTION = "keyPairs";
    static final CollectionIndexes INDEXES = CollectionIndexes.of(COLLECTION, new Index("account", Direction.ASC));

    record StoredAct(Instant at, String by) {

        static StoredAct of(Act act) {
            return new StoredAct(act.at(), act.by());
        }

        Act toAct() {
            return new Act(at, by);
        }
    }

    static KeyPairDocument of(KeyPair pair) {
        return new KeyPairDocument(
                pair.secretId(),
                1,
                pair.account().value(),
                pair.sealedSecret(),
                pair.permissions().stream().sorted().toList(),
                StoredAct.of(pair.created()),
                null);
    }

    KeyPair toKeyPair() {
        return new KeyPair(
                secretId,
                new AccountId(account),
                secret,
                Set.copyOf(permissions),
                created.toAct(),
                disabled == null ? null : disabled.toAct());
    }
}
