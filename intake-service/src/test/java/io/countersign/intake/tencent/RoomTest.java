package io.countersign.intake.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What there is no room for is refused at once, and told so. */
class RoomTest {

    private final CallLimiter room = new CallLimiter(2, 1);

    @Test
    void holdsSoManyCalls() {
        var first = room.enter(false).orElseThrow();
        var second = room.enter(false).orElseThrow();

        assertThat(room.enter(false)).isEmpty();

        first.leave();
        second.leave();

        assertThat(room.enter(false)).isPresent();
    }

    @Test
    void holdsFewerLargeOnes() {
        var large = room.enter(true).orElseThrow();

        assertThat(room.enter(true)).isEmpty();
        assertThat(room.enter(false)).isPresent();

        large.leave();

        assertThat(room.enter(true)).isPresent();
    }
}
