package io.countersign.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.review.domain.revision.Conflict;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConflictProblemsTest {

    @ParameterizedTest
    @EnumSource
    void everyConflictHasATextInBothLanguages(Conflict conflict) {
        var detail = ConflictProblems.problem(conflict).detail();

        assertThat(detail.in(Locale.ENGLISH)).isNotBlank();
        assertThat(detail.in(Locale.CHINESE)).isNotBlank().isNotEqualTo(detail.in(Locale.ENGLISH));
    }
}
