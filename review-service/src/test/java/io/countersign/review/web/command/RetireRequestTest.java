package io.countersign.review.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.reasons.ReasonCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RetireRequestTest {

    @Test
    void aRetirementTakesAsManyReasonsAsLeadsHave() {
        assertThat(Arrays.stream(ReasonCode.values()).filter(RetirementReason::isForLeads))
                .hasSize(RetireRequest.MAX_REASONS);
    }
}
