package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles of problem texts: complete in both languages, and as the sources use them. */
class ProblemTextsTest {

    private static final Pattern USE = Pattern.compile("(?:LocalizedText\\.of\\(|message =)\\s*\"([^\"]+)\"");
    private static final int MAX_VALUES = 9;
    private static final Object[] VALUES =
            IntStream.range(0, MAX_VALUES).mapToObj(number -> "value" + number).toArray();

    /** A place that was not filled, or a format of another kind. */
    private static final Pattern RAW = Pattern.compile("\\{\\w*}|\\{\\d|%[sd]");

    private static final Pattern VALUE = Pattern.compile("\\{\\d+}");

    static List<String> modules() {
        return List.of("platform", "intake-service", "quota-service", "review-service", "notification-service");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void bothLanguagesHaveTheSameTextsAndValues(String module) {
        var english = bundle(module, "");
        var chinese = bundle(module, "_zh");

        assertThat(chinese.keySet()).isEqualTo(english.keySet()).isNotEmpty();
        assertThat(english).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(values(chinese.getOrDefault(key, ""))).as(key).isEqualTo(values(text));
            assertThat(values(text).isEmpty() ? "" : text.replace("''", ""))
                    .as("%s: an apostrophe beside a value is written twice", key)
                    .doesNotContain("'");
        });
    }

    /** As the services render them: each value is shown once for each place, and nothing of the format is left. */
    @ParameterizedTest
    @MethodSource("modules")
    void everyTextWithValuesIsRendered(String module) {
        for (var suffix : List.of("", "_zh")) {
            bundle(module, suffix).forEach((key, text) -> {
                var shown = IntStream.range(0, MAX_VALUES)
                        .filter(number -> text.contains("{" + number + "}"))
                        .mapToObj(number -> "value" + number)
                        .toList();
                var rendered = shown.isEmpty() ? text : MessageFormat.format(text, VALUES);

                assertThat(shown).as(key + suffix).allMatch(rendered::contains);
                assertThat(rendered).as(key + suffix).doesNotContainPattern(RAW).doesNotContain("null", "  ");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyKeyOfTheSourcesHasAText(String module) {
        var keys = bundle(module, "").keySet();
        var used =
                USE.matcher(sources(module)).results().map(use -> use.group(1)).collect(Collectors.toSet());

        assertThat(used).isNotEmpty().allMatch(key -> keys.stream().anyMatch(known -> isUse(key, known)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyTextIsUsed(String module) {
        var sources = sources(module);
        var literals = Pattern.compile("\"(" + module.replace("-service", "") + "\\.[a-z0-9.-]+)\"")
                .matcher(sources)
                .results()
                .map(literal -> literal.group(1))
                .collect(Collectors.toSet());

        assertThat(bundle(module, "").keySet())
                .allMatch(known -> literals.stream().anyMatch(key -> isUse(key, known)));
    }

    /** A key that ends with a dot is completed by the name of a constant. */
    private static boolean isUse(String key, String known) {
        return (key.endsWith(".") || key.endsWith("-")) ? known.startsWith(key) : known.equals(key);
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Map<String, String> bundle(String module, String suffix) {
        var name = module.replace("-service", "") + suffix + ".properties";
        try (var reader = Files.newBufferedReader(Path.of("..", module, "src/main/resources/problems", name))) {
            var properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String sources(String module) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemTextsTest::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
