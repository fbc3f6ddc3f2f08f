package io.countersign.review.domain.clock;

import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.List;

/** Finds the cases whose clock has something to do. The time is derived from the case in every write. */
public interface TimerStore {

    /** Cases whose next timer is at {@code now} or before, the earliest first. */
    List<SignatureId> timersUntil(Instant now, int limit);
}
