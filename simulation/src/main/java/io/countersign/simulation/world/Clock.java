package io.countersign.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes on with every step, and jumps. */
public final class Clock implements InstantSource {

    private Instant now = Instant.parse("2026-11-23T03:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void move(Duration by) {
        now = now.plus(by);
    }
}
