package planted.quota.domain;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads the clock. */
class ReadsTheDate {

    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
