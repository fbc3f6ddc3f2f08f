package io.countersign.review.domain.revision;

import static io.countersign.review.domain.cases.Cases.application;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldChangeTest {

    @Test
    void onlyWhatChangedIsListed() {
        assertThat(FieldChange.between(application("Acme"), application("Acme")))
                .isEmpty();
        assertThat(FieldChange.between(application("Acme"), application("Acme Two")))
                .containsExactly(new FieldChange("/name", "Acme", "Acme Two"));
    }
}
