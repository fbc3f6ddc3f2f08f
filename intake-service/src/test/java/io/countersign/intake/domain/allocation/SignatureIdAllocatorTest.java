package io.countersign.intake.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureIdAllocatorTest {

    /** Blocks need not begin where they do in a new installation. */
    @ParameterizedTest
    @ValueSource(longs = {1, 500, 901, 1_000})
    void noIdOfACaseForQualityAssuranceIsAllocated(long first) {
        var reserved = new long[] {first};
        var allocator = new SignatureIdAllocator(count -> {
            long next = reserved[0];
            reserved[0] += count;
            return next;
        });
        var given = new HashSet<SignatureId>();

        for (int n = 0; n < 5 * SignatureId.BLOCK; n++) {
            given.add(allocator.next());
        }

        assertThat(given).hasSize(5 * SignatureId.BLOCK).noneMatch(SignatureId::isForQuality);
    }
}
