package io.countersign.notification.domain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.notification.domain.notice.NoticeId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of feeds must do. */
public interface FeedStoreContract {

    FeedStore feeds();

    @Test
    default void anAccountWithoutNoticesHasNoFeed() {
        var found = feeds().find(List.of(Fixtures.ACME));

        assertThat(found).isEmpty();
    }

    @Test
    default void keepsWhatItSaved() {
        var feed = Feed.of(Fixtures.ACME).assign(List.of(id("a"), id("b")), Set.of(), "north");

        var lost = feeds().save(List.of(feed));

        assertThat(lost).isEmpty();
        assertThat(feeds().find(List.of(Fixtures.ACME, Fixtures.OTHER)))
                .containsOnly(java.util.Map.entry(Fixtures.ACME, feed));
    }

    @Test
    default void replacesTheVersionBeforeIt() {
        var first = Feed.of(Fixtures.ACME).assign(List.of(id("a")), Set.of(), "north");
        var second = first.assign(List.of(id("b")), Set.of(id("a")), null);
        feeds().save(List.of(first));

        var lost = feeds().save(List.of(second));

        assertThat(lost).isEmpty();
        assertThat(feeds().find(List.of(Fixtures.ACME))).containsEntry(Fixtures.ACME, second);
    }

    @Test
    default void doesNotReplaceAnotherVersion() {
        var empty = Feed.of(Fixtures.ACME);
        var first = empty.assign(List.of(id("a")), Set.of(), null);
        var rival = empty.assign(List.of(id("b")), Set.of(), null);
        feeds().save(List.of(first));

        var lost = feeds().save(List.of(rival, Feed.of(Fixtures.OTHER).assign(List.of(id("c")), Set.of(), null)));

        assertThat(lost).containsOnly(Fixtures.ACME);
        assertThat(feeds().find(List.of(Fixtures.ACME))).containsEntry(Fixtures.ACME, first);
        assertThat(feeds().find(List.of(Fixtures.OTHER))).hasSize(1);
    }

    @Test
    default void aWriterThatIsBehindByAVersionLoses() {
        var first = Feed.of(Fixtures.ACME).assign(List.of(id("a")), Set.of(), null);
        var second = first.assign(List.of(id("b")), Set.of(), null);
        var late = first.assign(List.of(id("c")), Set.of(), null);
        feeds().save(List.of(first));
        feeds().save(List.of(second));

        var lost = feeds().save(List.of(late));

        assertThat(lost).containsOnly(Fixtures.ACME);
        assertThat(feeds().find(List.of(Fixtures.ACME))).containsEntry(Fixtures.ACME, second);
    }

    private static NoticeId id(String text) {
        return new NoticeId("notice:" + text);
    }
}
