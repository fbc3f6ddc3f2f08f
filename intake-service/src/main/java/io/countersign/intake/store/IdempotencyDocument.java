package io.countersign.intake.store;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.platform.store.index.CollectionIndexes;
import java.time.Duration;
import java.time.Instant;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** An idempotency key as it is stored. It expires after a week; clients are promised a day. */
@Document(IdempotencyDocument.COLLECTION)
record IdempotencyDocument(
        @MongoId String id,
        int schema,
        String account,
        String key,
        String hash,
        String event,
        boolean appended,
        Instant at) {

    static final String COLLECTION = "keys";
    static final CollectionIndexes INDEXES =
            CollectionIndexes.of(COLLECTION, new Index("at", Direction.ASC).expire(Duration.ofDays(7)));

    static IdempotencyDocument of(IdempotencyRecord key, Instant at) {
        return new IdempotencyDocument(
                key.id(), 1, key.account().value(), key.key(), key.requestHash(), key.event(), key.appended(), at);
    }

    IdempotencyRecord toRecord() {
        return new IdempotencyRecord(new AccountId(account), key, hash, event, appended);
    }
}
