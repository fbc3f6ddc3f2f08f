package io.countersign.review.domain;

import static io.countersign.review.domain.Cases.application;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void onlyWhatChangedIsListed() {
        assertThat(Change.between(application("Acme"), application("Acme"))).isEmpty();
        assertThat(Change.between(application("Acme"), application("Acme Two")))
                .containsExactly(new Change("/name", "Acme", "Acme Two"));
    }
}
