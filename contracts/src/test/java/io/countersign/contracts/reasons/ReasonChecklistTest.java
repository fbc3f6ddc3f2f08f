package io.countersign.contracts.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.reasons.ReasonCode.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks the list "A reason" of CONTRIBUTING.md: texts, documentation, producer and sample of every code. */
class ReasonChecklistTest {

    private static final Path ROOT = root();
    private static final String TEXTS =
            "contracts/src/main/resources/io/countersign/contracts/reasons/reasons_%s.properties";
    private static final String CATALOGUE = "docs/reasons.md";
    private static final String RULES = "rules/src/main/java";
    private static final String QUOTA = "quota-service/src/main/java";
    private static final String SAMPLES = "samples/expected.ndjson";
    private static final String RULES_TESTS = "rules/src/test/java";
    private static final String ACCEPTANCE_TESTS = "acceptance-tests/src/test/java";
    private static final String QUOTA_TESTS = "quota-service/src/test/java";

    @ParameterizedTest
    @EnumSource
    void listOfEveryReasonIsComplete(ReasonCode code) {
        var missing = missing(code.name(), code.stage());

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void catalogueStatesThePropertiesOfEveryReason(ReasonCode code) {
        var row = "| `%s` | %s | %s | %s | %s | "
                .formatted(
                        code,
                        code.stage().name().toLowerCase(Locale.ROOT),
                        code.severity().name().toLowerCase(Locale.ROOT),
                        code.offeredToReviewers() ? "yes" : "no",
                        code.resubmittable() ? "yes" : "no");

        assertThat(read(ROOT.resolve(CATALOGUE))).contains("\n" + row);
    }

    /** Control: an unknown code lacks every entry of the list. */
    @Test
    void missingEntriesAreReported() {
        assertThat(missing("NO_SUCH_REASON", Stage.RULES))
                .containsExactly(
                        TEXTS.formatted("en"),
                        TEXTS.formatted("en"),
                        TEXTS.formatted("zh"),
                        TEXTS.formatted("zh"),
                        CATALOGUE,
                        RULES,
                        SAMPLES + " or " + RULES_TESTS);
        assertThat(missing("NO_SUCH_REASON", Stage.ADMISSION))
                .endsWith(CATALOGUE, QUOTA, SAMPLES + " or " + ACCEPTANCE_TESTS + " or " + QUOTA_TESTS);
    }

    /** The files and directories that lack an entry for {@code code}. */
    private static List<String> missing(String code, Stage stage) {
        var missing = new ArrayList<String>();
        for (var language : List.of("en", "zh")) {
            require(missing, TEXTS.formatted(language), "(?m)^" + code + "=.");
            require(missing, TEXTS.formatted(language), "(?m)^" + code + "\\.remedy=.");
        }
        require(missing, CATALOGUE, "\\| `" + code + "` \\|");
        var word = "\\b" + code + "\\b";
        switch (stage) {
            case ADMISSION -> {
                require(missing, QUOTA, word);
                requireAny(missing, word, SAMPLES, ACCEPTANCE_TESTS, QUOTA_TESTS);
            }
            case RULES -> {
                require(missing, RULES, word);
                requireAny(missing, word, SAMPLES, RULES_TESTS);
            }
            case HUMAN, RETIREMENT -> {
                // Every code of the stages is offered to reviewers or leads.
            }
        }
        return missing;
    }

    private static void requireAny(List<String> missing, String pattern, String... paths) {
        if (Stream.of(paths).noneMatch(path -> occurs(path, pattern))) {
            missing.add(String.join(" or ", paths));
        }
    }

    private static void require(List<String> missing, String path, String pattern) {
        if (!occurs(path, pattern)) {
            missing.add(path);
        }
    }

    private static boolean occurs(String path, String pattern) {
        var compiled = Pattern.compile(pattern);
        try (var files = Files.walk(ROOT.resolve(path))) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> compiled.matcher(read(file)).find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tests of a module run in its directory. */
    private static Path root() {
        var module = Path.of("").toAbsolutePath();
        return Files.exists(module.resolve(SAMPLES)) ? module : module.resolveSibling("");
    }
}
