package io.countersign.notification.store;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeKind;
import io.countersign.platform.store.CollectionIndexes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A notice as it is stored.
 *
 * @param entry its account and number in one unique field, by which a feed is read
 */
@Document(NoticeDocument.COLLECTION)
record NoticeDocument(
        @MongoId String id,
        int schema,
        String accountId,
        String signature,
        long sequence,
        String entry,
        String outcome,
        @Nullable String platform,
        String event) {

    static final String COLLECTION = "notices";
    static final CollectionIndexes INDEXES =
            CollectionIndexes.of(COLLECTION, new Index("entry", Direction.ASC).unique());

    static NoticeDocument of(Notice notice) {
        return new NoticeDocument(
                notice.id().value(),
                1,
                notice.account().value(),
                notice.signature().text(),
                notice.sequence(),
                entry(notice.account(), notice.sequence()),
                notice.kind().code(),
                notice.platform(),
                notice.event());
    }

    static String entry(AccountId account, long sequence) {
        return account + "/" + sequence;
    }

    Notice toNotice() {
        return new Notice(
                new NoticeId(id),
                new AccountId(accountId),
                SignatureId.of(signature),
                sequence,
                NoticeKind.of(outcome),
                platform,
                event);
    }
}
