package io.countersign.notification.domain.notice;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.notification.domain.NoticeFixtures.notice;
import static io.countersign.notification.domain.NoticeFixtures.noticeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of notices must do. */
public interface NoticeStoreContract {

    NoticeStore notices();

    @Test
    default void findsWhatItInserted() {
        var first = notice(ACME, 1, 1);

        notices().insert(List.of(first));

        assertThat(notices().find(List.of(first.id(), new NoticeId("notice:2:1"))))
                .containsOnly(java.util.Map.entry(first.id(), first));
    }

    @Test
    default void theStoredNoticeIsKept() {
        var first = notice(ACME, 1, 1);
        var second = notice(ACME, 2, 2);
        var rival = new Notice(first.id(), ACME, first.signature(), 1, first.kind(), "north", 7, "{\"another\":true}");
        notices().insert(List.of(first));

        var stored = notices().insert(List.of(second, rival));

        assertThat(stored).containsExactly(second, first);
    }

    @Test
    default void readsAnAccountsNoticesInOrder() {
        notices().insert(List.of(notice(ACME, 3, 3), notice(ACME, 1, 1), notice(OTHER, 4, 1), notice(ACME, 2, 2)));

        var found = notices().after(ACME, 0, 10);

        assertThat(found).extracting(Notice::sequence).containsExactly(1L, 2L, 3L);
        assertThat(found).extracting(Notice::account).containsOnly(ACME);
    }

    @Test
    default void knowsWhatIsInserted() {
        notices().insert(List.of(notice(ACME, 1, 1)));

        var existing = notices().existing(List.of(new NoticeId("notice:1:1"), new NoticeId("notice:2:1")));

        assertThat(existing).containsExactly(new NoticeId("notice:1:1"));
    }

    @Test
    default void readsAPlatformsNoticesByItsNumbers() {
        notices()
                .insert(List.of(
                        noticeOf("north", ACME, 1, 2),
                        noticeOf("north", OTHER, 2, 1),
                        noticeOf("south", OTHER, 3, 3),
                        notice(ACME, 4, 4),
                        noticeOf("north", ACME, 5, 4)));

        assertThat(notices().afterOfPlatform("north", 0, 10))
                .extracting(Notice::account, Notice::platformSequence)
                .containsExactly(tuple(OTHER, 1L), tuple(ACME, 2L));
        assertThat(notices().afterOfPlatform("north", 1, 10)).hasSize(1);
        assertThat(notices().afterOfPlatform("north", 0, 1)).hasSize(1);
        assertThat(notices().afterOfPlatform("south", 0, 10)).isEmpty();
        assertThat(notices().afterOfPlatform("south", 2, 10)).hasSize(1);
        assertThat(notices().find(List.of(new NoticeId("notice:1:1"), new NoticeId("notice:4:1"))))
                .containsEntry(new NoticeId("notice:1:1"), noticeOf("north", ACME, 1, 2))
                .containsEntry(new NoticeId("notice:4:1"), notice(ACME, 4, 4));
    }

    @Test
    default void readsOnFromANumber() {
        notices().insert(List.of(notice(ACME, 1, 1), notice(ACME, 2, 2), notice(ACME, 3, 3), notice(ACME, 4, 4)));

        var found = notices().after(ACME, 1, 2);

        assertThat(found).extracting(Notice::sequence).containsExactly(2L, 3L);
    }

    @Test
    default void stopsBeforeANumberThatIsNotInsertedYet() {
        notices().insert(List.of(notice(ACME, 1, 1), notice(ACME, 3, 3)));

        assertThat(notices().after(ACME, 0, 10)).extracting(Notice::sequence).containsExactly(1L);
        assertThat(notices().after(ACME, 1, 10)).isEmpty();
        assertThat(notices().after(ACME, 3, 10)).isEmpty();
    }
}
