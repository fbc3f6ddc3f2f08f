package io.countersign.review.domain.reviewer;

import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.S1;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.review.domain.reviewer.ReviewerRecord.Absence;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ReviewerStore} must do; the MongoDB one and the in-memory one both run it. */
public interface ReviewerStoreContract {

    /** An empty store. */
    ReviewerStore store();

    private static Slot slot(String token) {
        return new Slot(S1, token, NOW);
    }

    @Test
    default void anUnknownReviewerHoldsNothing() {
        assertThat(store().load("rita")).isEqualTo(ReviewerRecord.unknown("rita"));
    }

    @Test
    default void whatIsSavedIsLoadedWithTheNextVersion() {
        var store = store();
        var full = new ReviewerRecord("rita", 0, List.of(slot("a"), slot("b")), new Absence(NOW, "on leave"));

        assertThat(store.save(full)).isTrue();

        assertThat(store.load("rita")).isEqualTo(full.withVersion(1));
        assertThat(store.load("sam").version()).isZero();
    }

    @Test
    default void aStaleWriteIsRefusedAndChangesNothing() {
        var store = store();
        var unknown = store.load("rita");
        store.save(unknown.with(slot("a")));
        var read = store.load("rita");
        store.save(read.with(slot("b")));

        assertThat(store.save(read.without("a"))).isFalse();
        assertThat(store.save(unknown.with(slot("c")))).isFalse();

        assertThat(store.load("rita").slots()).containsExactly(slot("a"), slot("b"));
    }

    @Test
    default void ofManyWritersOfOneVersionOneWins() throws Exception {
        var store = store();
        var read = store.load("rita");
        var writes = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(n -> () -> store.save(read.with(slot("t" + n))))
                .toList();

        int winners = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(writes)) {
                winners += done.get() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(1);
        assertThat(store.load("rita").slots()).hasSize(1);
    }
}
