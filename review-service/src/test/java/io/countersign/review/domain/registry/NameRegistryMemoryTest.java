package io.countersign.review.domain.registry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Cases;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many bytes of heap a name of the look-alike index occupies; docs/operations.md states the limits for sizing. Each
 * measurement has a JVM of its own: beside other tests, their threads free more than the index occupies.
 */
class NameRegistryMemoryTest {

    private static final int SIGNATURES_OF_AN_ACCOUNT = 4;

    @TempDir
    Path dir;

    @Test
    void aChineseNameOfSixCharacters() throws Exception {
        assertThat(bytesPerName(Names.CHINESE)).isBetween(100L, 400L);
    }

    @Test
    void aLatinNameOfTwelveLetters() throws Exception {
        assertThat(bytesPerName(Names.LATIN)).isBetween(150L, 500L);
    }

    @Test
    void theLongestName() throws Exception {
        assertThat(bytesPerName(Names.LONGEST)).isBetween(500L, 4_000L);
    }

    private long bytesPerName(Names names) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Measurement.class.getName(),
                names.name());
        var errors = dir.resolve("errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        try (var lines = process.inputReader()) {
            var bytes = lines.readLine();
            assertThat(process.waitFor(TestTimeouts.LIMIT.toSeconds(), SECONDS)).isTrue();
            assertThat(bytes).as(Files.readString(errors.toPath())).isNotNull();
            return Long.parseLong(bytes);
        } finally {
            process.destroyForcibly();
        }
    }

    @SuppressWarnings("ImmutableEnumChecker")
    private enum Names {
        CHINESE(100_000, random -> text(random, 6, 0x4e00, 0x9000)),
        LATIN(100_000, random -> text(random, 12, 'a', 'z' + 1)),
        LONGEST(20_000, random -> "rn" + text(random, 62, 'a', 'z' + 1));

        private final int many;
        private final Function<Random, String> text;

        Names(int many, Function<Random, String> text) {
            this.many = many;
            this.text = text;
        }

        private static String text(Random random, int length, int first, int last) {
            return random.ints(length, first, last)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    /** Prints the bytes of a name. */
    static final class Measurement {

        private Measurement() {}

        public static void main(String[] arguments) {
            var names = Names.valueOf(arguments[0]);
            var tables = filled(names, 1);
            long before = used();
            var registry = filled(names, names.many);
            long bytes = (used() - before) / names.many;
            if (tables.size() != 1 || registry.size() != names.many) {
                throw new IllegalStateException("The index has " + registry.size() + " names");
            }
            IO.println(bytes);
        }

        /** The first one loads the tables of similar characters, which all share. */
        private static NameRegistry filled(Names names, int many) {
            var random = new Random(1);
            var registry = new NameRegistry();
            for (int number = 1; number <= many; number++) {
                registry.put(approved(number, names.text.apply(random)));
            }
            return registry;
        }

        /** After a full collection. */
        private static long used() {
            var memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            return memory.getHeapMemoryUsage().getUsed();
        }
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
}
