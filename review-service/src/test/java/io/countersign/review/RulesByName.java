package io.countersign.review;

import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.evaluation.Evaluator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Rules that read their verdict in the name, so that a test chooses the way. */
class RulesByName {

    @Bean
    @Primary
    Evaluator byName() {
        return Cases.EVALUATOR;
    }
}
