package io.countersign.benchmarks.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.benchmarks.flow.JourneyTimes.Departure;
import org.junit.jupiter.api.Test;

class JourneyTimesTest {

    private static final long MILLIS = 1_000_000;

    private final JourneyTimes journeys = new JourneyTimes();

    @Test
    void lastFromTheAnswerAndFromWhenTheRequestWasDue() {
        journeys.accepted(7, new Departure(0, 10 * MILLIS, true));
        journeys.noticed(7, 30 * MILLIS);

        var met = journeys.take();
        assertThat(met.fromAnswer().getMaxValue()).isBetween(20_000L, 20_015L);
        assertThat(met.automaticFromDue().getMaxValue()).isBetween(30_000L, 30_015L);
        assertThat(journeys.arrived()).isEqualTo(1);
        assertThat(journeys.inFlight()).isZero();
    }

    @Test
    void mayEndBeforeTheAnswerIsRead() {
        journeys.noticed(7, 30 * MILLIS);
        journeys.accepted(7, new Departure(0, 40 * MILLIS, false));

        var met = journeys.take();
        assertThat(met.fromAnswer().getMaxValue()).isZero();
        assertThat(met.automatic().getTotalCount()).isZero();
        assertThat(journeys.inFlight()).isZero();
    }

    @Test
    void areCountedUntilTheyEnd() {
        journeys.accepted(7, new Departure(0, 0, true));
        journeys.accepted(8, new Departure(0, 0, true));
        journeys.noticed(8, MILLIS);

        assertThat(journeys.inFlight()).isEqualTo(1);
    }
}
