package io.countersign.review;

import java.time.LocalDate;
import java.util.Set;

/**
 * The days that differ from the weekly hours, as a file lists them.
 *
 * @param holidays days without review
 * @param makeUpDays days of a weekend on which is worked as from Monday to Friday
 * @param end the last day that the file knows
 */
record WorkingDays(Set<LocalDate> holidays, Set<LocalDate> makeUpDays, LocalDate end) {

    WorkingDays {
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
    }
}
