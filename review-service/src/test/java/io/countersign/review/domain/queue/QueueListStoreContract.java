package io.countersign.review.domain.queue;

import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.openCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.queue.QueueListing.Mark;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link QueueListStore} must do; the MongoDB one and the in-memory one both run it. */
public interface QueueListStoreContract {

    QueueListStore lists();

    void save(List<Case> cases);

    /** Submitted and due that many seconds after a fixed time. */
    private static Case waiting(long id, String account, long submitted, long due, Priority priority) {
        var plain = openCase(new SignatureId(id), 1);
        var open = Objects.requireNonNull(plain.open()).getValue();
        var content =
                new RevisionContent(open.content().application(), open.content().account(), NOW.plusSeconds(submitted));
        var other = new Open(
                content,
                open.assessment(),
                NOW.plusSeconds(due),
                open.sent(),
                null,
                Handling.none().prioritized(priority),
                open.clock());
        return Case.unknown(new SignatureId(id), new AccountId(account)).withRevisions(new TreeMap<>(Map.of(1, other)));
    }

    private List<Long> ids(QueueListing listing, @Nullable Mark after, int limit) {
        return lists().list(listing, after, limit).cases().stream()
                .map(known -> known.signature().value())
                .toList();
    }

    @Test
    default void listsInEachOrder() {
        save(List.of(
                waiting(1, "acme", 30, 100, Priority.NORMAL),
                waiting(2, "acme", 10, 300, Priority.HIGH),
                waiting(3, "acme", 20, 50, Priority.LOW)));

        assertThat(ids(QueueListing.all(QueueOrder.URGENT), null, 9)).containsExactly(2L, 1L, 3L);
        assertThat(ids(QueueListing.all(QueueOrder.DUE), null, 9)).containsExactly(3L, 1L, 2L);
        assertThat(ids(QueueListing.all(QueueOrder.OLDEST), null, 9)).containsExactly(2L, 3L, 1L);
        assertThat(ids(QueueListing.all(QueueOrder.NEWEST), null, 9)).containsExactly(1L, 3L, 2L);
    }

    @ParameterizedTest
    @EnumSource(QueueOrder.class)
    default void pagesShowEveryCaseOnceHoweverManyShareATime(QueueOrder order) {
        var cases = new ArrayList<Case>();
        for (long id = 1; id <= 23; id++) {
            cases.add(waiting(id, "acme", id / 10, id / 10, Priority.NORMAL));
        }
        save(cases);

        var seen = new ArrayList<Long>();
        Mark next = null;
        do {
            var page = lists().list(QueueListing.all(order), next, 4);
            page.cases().forEach(known -> seen.add(known.signature().value()));
            next = page.next();
            assertThat(page.cases()).hasSizeLessThanOrEqualTo(4);
        } while (next != null);

        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
    }

    @Test
    default void filtersApplyTogether() {
        save(List.of(
                waiting(1, "acme", 1, 1, Priority.NORMAL),
                waiting(2, "acme", 2, 2, Priority.HIGH),
                waiting(3, "other", 3, 3, Priority.HIGH)));
        var high = new ClaimFilter(Region.DOMESTIC, Language.EN, null, Priority.HIGH);

        for (var order : QueueOrder.values()) {
            assertThat(ids(new QueueListing(high, "acme", order), null, 9)).containsExactly(2L);
        }
        var foreign = new ClaimFilter(Region.GLOBAL, null, null, null);
        assertThat(ids(new QueueListing(foreign, null, QueueOrder.URGENT), null, 9))
                .isEmpty();
    }

    @Test
    default void aMarkIsReadBackAndNothingElseIs() {
        assertThat(Mark.of(new Mark("2-0000", 3).text())).isEqualTo(new Mark("2-0000", 3));
        for (var text : List.of("", "~1", "x~1", "1~-1", "1~100001", "1", "1~", "$gt~1", "9".repeat(80) + "~1")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Mark.of(text));
        }
    }
}
