package io.countersign.intake.domain.submission;

import static io.countersign.contracts.Fixtures.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import org.junit.jupiter.api.Test;

class ExhaustedSignaturesTest {

    private final ExhaustedSignatures exhausted = new ExhaustedSignatures();

    @Test
    void isOfTheOwnerAlone() {
        exhausted.add(ACME, new SignatureId(1));

        assertThat(exhausted.contain(ACME, new SignatureId(1))).isTrue();
        assertThat(exhausted.contain(ACME, new SignatureId(2))).isFalse();
        assertThat(exhausted.contain(new AccountId("other"), new SignatureId(1)))
                .isFalse();
    }

    @Test
    void theOldestAreForgotten() {
        for (int id = 1; id <= ExhaustedSignatures.MAX_ENTRIES + 1; id++) {
            exhausted.add(ACME, new SignatureId(id));
        }

        assertThat(exhausted.contain(ACME, new SignatureId(1))).isFalse();
        assertThat(exhausted.contain(ACME, new SignatureId(2))).isTrue();
        assertThat(exhausted.contain(ACME, new SignatureId(ExhaustedSignatures.MAX_ENTRIES + 1)))
                .isTrue();
    }
}
