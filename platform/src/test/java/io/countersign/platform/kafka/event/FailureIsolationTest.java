package io.countersign.platform.kafka.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureIsolationTest {

    private final FailureIsolation<Integer> isolation = new FailureIsolation<>(ArithmeticException.class::isInstance);
    private final List<List<Integer>> calls = new ArrayList<>();
    private final List<Integer> isolated = new ArrayList<>();

    private void handle(List<Integer> batch, Consumer<List<Integer>> handler) {
        isolation.handle(batch, handler, (value, _) -> isolated.add(value));
    }

    private Consumer<List<Integer>> failingFor(Set<Integer> bad) {
        return batch -> {
            calls.add(List.copyOf(batch));
            if (batch.stream().anyMatch(bad::contains)) {
                throw new ArithmeticException("bad");
            }
        };
    }

    @Test
    void aGoodBatchIsHandledOnce() {
        handle(List.of(1, 2, 3), failingFor(Set.of()));

        assertThat(calls).containsExactly(List.of(1, 2, 3));
        assertThat(isolated).isEmpty();
    }

    @Test
    void aBadValueIsFoundInLogarithmicallyManyCalls() {
        var batch = IntStream.range(0, 512).boxed().toList();

        handle(batch, failingFor(Set.of(300)));

        assertThat(isolated).containsExactly(300);
        assertThat(calls).hasSizeLessThan(25);
        assertThat(calls.stream().filter(call -> call.equals(List.of(300)))).hasSize(3);
    }

    @Test
    void badValuesAreIsolatedInOrderAndTheOthersAreHandledInOrder() {
        var handled = new ArrayList<Integer>();

        handle(List.of(1, 2, 3, 4, 5), batch -> {
            failingFor(Set.of(2, 5)).accept(batch);
            handled.addAll(batch);
        });

        assertThat(isolated).containsExactly(2, 5);
        assertThat(handled).containsExactly(1, 3, 4);
    }

    @Test
    void aValueThatSucceedsWhenRepeatedIsNotIsolated() {
        handle(List.of(1), batch -> {
            calls.add(batch);
            if (calls.size() < 3) {
                throw new ArithmeticException("raced");
            }
        });

        assertThat(calls).hasSize(3);
        assertThat(isolated).isEmpty();
    }

    @Test
    void anotherFailureEndsTheSplitting() {
        assertThatThrownBy(() -> handle(List.of(1, 2, 3, 4), batch -> {
                    calls.add(batch);
                    if (batch.size() == 2) {
                        throw new IllegalStateException("no store");
                    }
                    throw new ArithmeticException("bad");
                }))
                .hasMessage("no store");
        assertThat(calls).hasSize(2);
        assertThat(isolated).isEmpty();
    }
}
