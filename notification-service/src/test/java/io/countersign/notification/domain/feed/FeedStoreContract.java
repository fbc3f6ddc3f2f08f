package io.countersign.notification.domain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.notification.domain.notice.NoticeId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of feeds must do. */
public interface FeedStoreContract {

    FeedId ACME = FeedId.account(Fixtures.ACME);
    FeedId NORTH = FeedId.platform("north");

    FeedStore feeds();

    @Test
    default void anAccountWithoutNoticesHasNoFeed() {
        var found = feeds().find(List.of(ACME));

        assertThat(found).isEmpty();
    }

    @Test
    default void keepsWhatItSaved() {
        var feed = Feed.of(ACME).assign(List.of(id("a"), id("b")), Set.of());

        var lost = feeds().save(List.of(feed));

        assertThat(lost).isEmpty();
        assertThat(feeds().find(List.of(ACME, NORTH))).containsOnly(java.util.Map.entry(ACME, feed));
    }

    @Test
    default void replacesTheVersionBeforeIt() {
        var first = Feed.of(ACME).assign(List.of(id("a")), Set.of());
        var second = first.assign(List.of(id("b")), Set.of(id("a")));
        feeds().save(List.of(first));

        var lost = feeds().save(List.of(second));

        assertThat(lost).isEmpty();
        assertThat(feeds().find(List.of(ACME))).containsEntry(ACME, second);
    }

    @Test
    default void doesNotReplaceAnotherVersion() {
        var empty = Feed.of(ACME);
        var first = empty.assign(List.of(id("a")), Set.of());
        var rival = empty.assign(List.of(id("b")), Set.of());
        feeds().save(List.of(first));

        var lost = feeds().save(List.of(rival, Feed.of(NORTH).assign(List.of(id("c")), Set.of())));

        assertThat(lost).containsOnly(ACME);
        assertThat(feeds().find(List.of(ACME))).containsEntry(ACME, first);
        assertThat(feeds().find(List.of(NORTH))).hasSize(1);
    }

    @Test
    default void aWriterThatIsBehindByAVersionLoses() {
        var first = Feed.of(ACME).assign(List.of(id("a")), Set.of());
        var second = first.assign(List.of(id("b")), Set.of());
        var late = first.assign(List.of(id("c")), Set.of());
        feeds().save(List.of(first));
        feeds().save(List.of(second));

        var lost = feeds().save(List.of(late));

        assertThat(lost).containsOnly(ACME);
        assertThat(feeds().find(List.of(ACME))).containsEntry(ACME, second);
    }

    private static NoticeId id(String text) {
        return new NoticeId("notice:" + text);
    }
}
