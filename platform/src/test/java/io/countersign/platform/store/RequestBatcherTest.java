package io.countersign.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.Test;

class RequestBatcherTest {

    private final List<List<Integer>> writes = Collections.synchronizedList(new ArrayList<>());

    private List<Integer> write(List<Integer> items) {
        writes.add(items);
        return items.stream().map(item -> -item).toList();
    }

    @Test
    void eachCallerGetsItsOwn() throws Exception {
        var commit = new RequestBatcher<>(this::write);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 500)
                    .<Callable<List<Integer>>>mapToObj(i -> () -> commit.commit(List.of(i, i + 1_000)))
                    .toList();
            var results = threads.invokeAll(calls);

            for (int i = 0; i < 500; i++) {
                assertThat(results.get(i).get()).containsExactly(-i, -i - 1_000);
            }
        }
        assertThat(writes.stream().mapToInt(List::size).sum()).isEqualTo(1_000);
    }

    @Test
    void whatComesDuringAWriteIsOneMore() {
        var mayEnd = new CountDownLatch(1);
        var commit = new RequestBatcher<Integer, Integer>(items -> {
            awaitQuietly(mayEnd);
            return write(items);
        });
        var first = commit.enqueue(List.of(1));
        var others =
                IntStream.range(2, 10).mapToObj(i -> commit.enqueue(List.of(i))).toList();

        mayEnd.countDown();

        first.join();
        others.forEach(other -> other.join());
        assertThat(writes.size()).isBetween(1, 3);
    }

    @Test
    void aRefusedDocumentFailsItsOwnRequestOnly() {
        var mayEnd = new CountDownLatch(1);
        var commit = new RequestBatcher<Integer, Integer>(items -> {
            awaitQuietly(mayEnd);
            if (items.contains(13)) {
                throw new IllegalStateException(new BsonMaximumSizeExceededException("17 MB"));
            }
            return write(items);
        });
        var first = commit.enqueue(List.of(1));
        var refused = commit.enqueue(List.of(13));
        var others =
                IntStream.range(2, 10).mapToObj(i -> commit.enqueue(List.of(i))).toList();

        mayEnd.countDown();

        assertThat(first.join()).containsExactly(-1);
        assertThatThrownBy(refused::join).hasRootCauseInstanceOf(BsonMaximumSizeExceededException.class);
        others.forEach(other -> assertThat(other.join()).hasSize(1));
    }

    @Test
    void aFailureIsEveryonesAndTheNextWriteGoesOn() {
        var commit = new RequestBatcher<Integer, Integer>(items -> {
            if (items.contains(13)) {
                throw new IllegalStateException("no");
            }
            return write(items);
        });

        assertThatThrownBy(() -> commit.commit(List.of(13))).isInstanceOf(IllegalStateException.class);
        assertThat(commit.commit(List.of(1))).containsExactly(-1);
        assertThat(commit.commit(List.of())).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
