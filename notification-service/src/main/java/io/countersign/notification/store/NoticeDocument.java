package io.countersign.notification.store;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeKind;
import io.countersign.platform.store.index.CollectionIndexes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A notice as it is stored.
 *
 * @param entry its account and number in one unique field, by which a feed is read
 * @param platformEntry the same of its platform, which reads a feed by it; absent without a platform
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
        @Nullable Long platformSequence,
        @Nullable String platformEntry,
        String event) {

    static final String COLLECTION = "notices";
    static final CollectionIndexes INDEXES = CollectionIndexes.of(
            COLLECTION,
            new Index("entry", Direction.ASC).unique(),
            new Index("platformEntry", Direction.ASC).unique().sparse());

    /** The part that shows that a notice is inserted. */
    @Document(NoticeDocument.COLLECTION)
    record StoredNotice(@MongoId String id) {}

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
                notice.platformSequence() == 0 ? null : notice.platformSequence(),
                platformEntry(notice),
                notice.event());
    }

    private static @Nullable String platformEntry(Notice notice) {
        var platform = notice.platform();
        return platform == null || notice.platformSequence() == 0
                ? null
                : platformEntry(platform, notice.platformSequence());
    }

    static String platformEntry(String platform, long sequence) {
        return platform + "/" + sequence;
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
                platformSequence == null ? 0 : platformSequence,
                event);
    }
}
