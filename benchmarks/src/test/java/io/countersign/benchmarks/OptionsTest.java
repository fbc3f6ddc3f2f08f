package io.countersign.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.benchmarks.Options.Stage;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void measuresEverythingUnlessToldOtherwise() {
        var options = Options.parse();

        assertThat(options.stages()).containsExactly(Stage.values());
        assertThat(options.pace()).isEqualTo(1);
        assertThat(options.durable()).isFalse();
        assertThat(options.signatures()).isEqualTo(200_000);
    }

    @Test
    void measuresOnlyWhatIsNamed() {
        var options = Options.parse("--only", "intake,rules", "--store", "durable", "--minutes", "7");

        assertThat(options.stages()).containsExactly(Stage.INTAKE, Stage.RULES);
        assertThat(options.pace()).isEqualTo(0.5);
        assertThat(options.durable()).isTrue();
        assertThat(options.signatures()).isEqualTo(1_000_000);
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(() -> Options.parse("--only", "dancing")).hasMessageStartingWith("no such part: dancing");
        assertThatThrownBy(() -> Options.parse("--fast")).hasMessageStartingWith("unknown option --fast");
        assertThatThrownBy(() -> Options.parse("--minutes", "soon")).hasMessageStartingWith("not a positive number");
        assertThatThrownBy(() -> Options.parse("--out")).hasMessageStartingWith("--out needs a value");
    }
}
