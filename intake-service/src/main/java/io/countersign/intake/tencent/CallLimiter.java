package io.countersign.intake.tencent;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** How many calls may be under way: what would only wait, or take memory that is not there, is refused at once. */
final class CallLimiter {

    static final int SMALL = 1024 * 1024;

    private final Semaphore calls;
    private final Semaphore large;

    CallLimiter(int calls, int large) {
        this.calls = new Semaphore(calls);
        this.large = new Semaphore(large);
    }

    /** A call's place, to be left once. */
    @FunctionalInterface
    interface Place {
        void leave();
    }

    /** Empty if there is none. */
    Optional<Place> enter(boolean isLarge) {
        if (!calls.tryAcquire()) {
            return Optional.empty();
        }
        if (!isLarge) {
            return Optional.of(calls::release);
        }
        if (!large.tryAcquire()) {
            calls.release();
            return Optional.empty();
        }
        return Optional.of(() -> {
            large.release();
            calls.release();
        });
    }
}
