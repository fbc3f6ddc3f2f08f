package io.countersign.review.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.SignatureId;
import java.util.HashSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleDrawTest {

    private static final SampleDraw DRAW = new SampleDraw(20, "seed");

    private static long drawn(SampleDraw draw) {
        return LongStream.rangeClosed(1, 20_000)
                .filter(id -> draw.draws(new SignatureId(id), 1))
                .count();
    }

    @Test
    void aShareIsDrawnAlwaysTheSame() {
        assertThat(drawn(DRAW)).isBetween(320L, 480L).isEqualTo(drawn(new SampleDraw(20, "seed")));
        assertThat(drawn(new SampleDraw(0, "seed"))).isZero();
    }

    @Test
    void anotherSeedDrawsOthers() {
        var other = new SampleDraw(20, "other");

        assertThat(LongStream.rangeClosed(1, 20_000)
                        .mapToObj(SignatureId::new)
                        .filter(id -> DRAW.draws(id, 1) && other.draws(id, 1))
                        .count())
                .isLessThan(40);
    }

    @Test
    void idsAreThoseThatIntakeNeverAllocates() {
        var seen = new HashSet<SignatureId>();

        for (int attempt = 0; attempt < 200; attempt++) {
            var id = DRAW.idFor(new SignatureId(5_432), 3, attempt);
            assertThat(id.isForQuality()).isTrue();
            assertThat(id.value()).isLessThanOrEqualTo(6_000);
            seen.add(id);
        }

        assertThat(seen).hasSizeGreaterThan(100);
    }

    @Test
    void aShareIsBounded() {
        assertThatThrownBy(() -> new SampleDraw(51, "seed")).isInstanceOf(IllegalArgumentException.class);
    }
}
