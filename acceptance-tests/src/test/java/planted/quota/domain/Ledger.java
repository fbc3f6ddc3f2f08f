package planted.quota.domain;

import java.time.Instant;
import java.util.UUID;
import planted.review.domain.Needs;

/** Reads the clock, draws ids, prints, and knows another service. */
public class Ledger {

    Needs other = new Needs();

    @SuppressWarnings("TimeZoneUsage")
    String line() {
        var line = Instant.now() + " " + UUID.randomUUID() + other.blank("");
        System.out.println(line);
        return line;
    }
}
