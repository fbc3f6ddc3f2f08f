package io.countersign.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationMainTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... args) {
        printed.reset();
        return SimulationMain.run(List.of(args), new PrintWriter(printed, true, UTF_8));
    }

    private String printed() {
        return printed.toString(UTF_8);
    }

    @Test
    void printsSeedsPerSecond() {
        assertThat(run("--seeds", "10", "--steps", "50")).isZero();

        assertThat(printed()).matches("10 seeds, 1,000 steps, \\d+ seeds/s, 0 failed\\R");
    }

    @Test
    void printsAFailingSeedThatReplaysExactly() {
        assertThat(run("--seeds", "20", "--without", "KEY_BEFORE_THE_APPEND")).isEqualTo(1);
        var failed = printed().lines().findFirst().orElseThrow();
        var seed = failed.replaceFirst("seed (\\d+), .*", "$1");

        run("--from", seed, "--seeds", "1", "--without", "KEY_BEFORE_THE_APPEND");

        assertThat(printed().lines()).first().isEqualTo(failed);
    }

    @Test
    void refusesInvalidOptions() {
        assertThat(run("--seeds")).isEqualTo(2);
        assertThat(run("--without", "NOTHING")).isEqualTo(2);
        assertThat(printed()).contains("--without", "NOTHING", "KEY_BEFORE_THE_APPEND", "simulate --help");
    }
}
