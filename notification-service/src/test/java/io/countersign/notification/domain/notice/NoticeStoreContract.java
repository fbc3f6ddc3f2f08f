package io.countersign.notification.domain.notice;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.notification.domain.NoticeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

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
    default void whatStandsWins() {
        var first = notice(ACME, 1, 1);
        var second = notice(ACME, 2, 2);
        var rival = new Notice(first.id(), ACME, first.signature(), 1, first.kind(), "north", "{\"another\":true}");
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
