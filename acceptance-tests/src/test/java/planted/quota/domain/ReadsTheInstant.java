package planted.quota.domain;

import java.time.Instant;

/** Reads the clock. */
class ReadsTheInstant {

    Instant time() {
        return Instant.now();
    }
}
