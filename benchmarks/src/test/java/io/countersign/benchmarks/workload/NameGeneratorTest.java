package io.countersign.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameGeneratorTest {

    private static final int MANY = 50_000;

    @Test
    void areDifferentAndEquallyLong() {
        var names = IntStream.range(0, MANY).mapToObj(NameGenerator::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() == 12);
    }

    /** Two names that differ in one place would be the same with that place left out. */
    @Test
    void differInTwoPlacesAtLeast() {
        var seen = new HashSet<String>();
        for (int i = 0; i < MANY; i++) {
            var name = NameGenerator.name(i);
            for (int place = 0; place < name.length(); place++) {
                assertThat(seen.add(place + name.substring(0, place) + name.substring(place + 1)))
                        .isTrue();
            }
        }
    }
}
