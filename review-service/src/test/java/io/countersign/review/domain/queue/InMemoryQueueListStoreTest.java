package io.countersign.review.domain.queue;

import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.queue.QueueListing.Mark;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

class InMemoryQueueListStoreTest implements QueueListStoreContract {

    private final InMemoryQueueListStore lists = new InMemoryQueueListStore();

    @Override
    public QueueListStore lists() {
        return lists;
    }

    @Override
    public void save(List<Case> cases) {
        lists.cases.addAll(cases);
    }

    /** Sorts everything; a mark is a number of cases. */
    private static final class InMemoryQueueListStore implements QueueListStore {

        private final List<Case> cases = new ArrayList<>();

        @Override
        public Listed list(QueueListing listing, @Nullable Mark after, int limit) {
            int start = after == null ? 0 : after.skipped();
            var all = cases.stream()
                    .filter(known -> matches(listing, known))
                    .sorted(comparator(listing.order()).thenComparing(Case::signature))
                    .toList();
            int end = Math.min(all.size(), start + limit);
            return new Listed(all.subList(start, end), end == all.size() ? null : new Mark("0", end));
        }

        private static boolean matches(QueueListing listing, Case known) {
            return listing.filter().matches(open(known))
                    && (listing.account() == null
                            || listing.account().equals(known.account().value()));
        }

        private static Comparator<Case> comparator(QueueOrder order) {
            Comparator<Case> byAge =
                    Comparator.comparing(known -> open(known).content().submittedAt());
            return switch (order) {
                case URGENT -> Comparator.comparing(known -> Objects.requireNonNull(known.queuePosition()));
                case DUE -> Comparator.comparing(known -> open(known).attention());
                case OLDEST -> byAge;
                case NEWEST -> byAge.reversed();
            };
        }

        private static Open open(Case known) {
            return Objects.requireNonNull(known.open()).getValue();
        }
    }
}
