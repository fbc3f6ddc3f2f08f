package io.countersign.review.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.contracts.events.ApprovedSignature;
import io.countersign.review.domain.cases.Cases;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How many bytes of heap a name of the look-alike index occupies; docs/operations.md states the limits for sizing. */
class NameRegistryMemoryTest {

    private static final int SIGNATURES_OF_AN_ACCOUNT = 4;
    private static final int MEASUREMENTS = 5;

    @Test
    void aChineseNameOfSixCharacters() {
        assertThat(bytesPerName(100_000, random -> text(random, 6, 0x4e00, 0x9000)))
                .isBetween(100L, 400L);
    }

    @Test
    void aLatinNameOfTwelveLetters() {
        assertThat(bytesPerName(100_000, random -> text(random, 12, 'a', 'z' + 1)))
                .isBetween(150L, 500L);
    }

    @Test
    void theLongestName() {
        assertThat(bytesPerName(20_000, random -> "rn" + text(random, 62, 'a', 'z' + 1)))
                .isBetween(500L, 4_000L);
    }

    private static String text(Random random, int length, int first, int last) {
        return random.ints(length, first, last)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Threads of earlier tests may allocate and free meanwhile, hence the median of several measurements. */
    private static long bytesPerName(int many, Function<Random, String> names) {
        return LongStream.generate(() -> measuredOnce(many, names))
                .limit(MEASUREMENTS)
                .sorted()
                .skip(MEASUREMENTS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static long measuredOnce(int many, Function<Random, String> names) {
        var random = new Random(1);
        var registry = new NameRegistry();
        long before = used();
        for (int number = 1; number <= many; number++) {
            registry.put(approved(number, names.apply(random)));
        }
        long bytes = (used() - before) / many;
        assertThat(registry.size()).isEqualTo(many);
        return bytes;
    }

    private static ApprovedSignature approved(int number, String name) {
        return new ApprovedSignature(
                new AccountId("account-" + number / SIGNATURES_OF_AN_ACCOUNT),
                new SignatureId(number),
                1,
                Region.GLOBAL,
                name,
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                AccountKind.ENTERPRISE,
                null,
                false,
                Cases.NOW);
    }

    /** After a full collection. */
    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
