package io.countersign.intake.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import org.junit.jupiter.api.Test;

class InMemorySignatureRegistryTest {

    private static final SignatureId ONE = new SignatureId(1);
    private static final SignatureId OTHER = new SignatureId(2);

    private final InMemorySignatureRegistry registry = new InMemorySignatureRegistry();

    @Test
    void knowsWhatIsApprovedForWhomAndWhere() {
        registry.put(ONE, Fixtures.ACME, Region.DOMESTIC, "腾讯云");

        assertThat(registry.isApproved(Fixtures.ACME, Region.DOMESTIC, "腾讯云")).isTrue();
        assertThat(registry.isApproved(Fixtures.ACME, Region.GLOBAL, "腾讯云")).isFalse();
        assertThat(registry.isApproved(Fixtures.OTHER, Region.DOMESTIC, "腾讯云")).isFalse();
        assertThat(registry.isApproved(Fixtures.ACME, Region.DOMESTIC, "1001")).isFalse();
    }

    @Test
    void theContentCountsAsItIsSent() {
        registry.put(ONE, Fixtures.ACME, Region.GLOBAL, "Acme é");

        assertThat(registry.isApproved(Fixtures.ACME, Region.GLOBAL, " Acme e\u0301"))
                .isTrue();
        assertThat(registry.isApproved(Fixtures.ACME, Region.GLOBAL, "acme é")).isFalse();
    }

    @Test
    void aNameStaysAsLongAsOneSignatureHoldsIt() {
        registry.put(ONE, Fixtures.ACME, Region.GLOBAL, "Acme");
        registry.put(ONE, Fixtures.ACME, Region.GLOBAL, "Acme");
        registry.put(OTHER, Fixtures.ACME, Region.GLOBAL, "Acme");

        registry.remove(ONE);
        registry.remove(ONE);

        assertThat(registry.isApproved(Fixtures.ACME, Region.GLOBAL, "Acme")).isTrue();
        assertThat(registry.size()).isEqualTo(1);

        registry.remove(OTHER);

        assertThat(registry.isApproved(Fixtures.ACME, Region.GLOBAL, "Acme")).isFalse();
    }
}
