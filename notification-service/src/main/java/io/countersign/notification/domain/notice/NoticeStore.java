package io.countersign.notification.domain.notice;

import io.countersign.contracts.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where notices are kept. */
public interface NoticeStore {

    Map<NoticeId, Notice> find(Collection<NoticeId> ids);

    /** Those of {@code ids} whose notice is inserted. */
    Set<NoticeId> existing(Collection<NoticeId> ids);

    /**
     * Inserts, durably, what is new; a stored one wins.
     *
     * @return the stored notices, in the same order
     */
    List<Notice> insert(List<Notice> notices);

    /** The notices that follow number {@code after}, in order, up to the first number that isn't inserted yet. */
    List<Notice> after(AccountId account, long after, int limit);

    /** As {@link #after}, by the numbers of a platform. */
    List<Notice> afterOfPlatform(String platform, long after, int limit);
}
