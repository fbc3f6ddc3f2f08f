package io.countersign.review.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The texts that the templates name are in both bundles. */
class ConsoleTemplatesTest {

    private static final String DIRECTORY = "io/countersign/review/console/";
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[}(]");

    private static Stream<Resource> templates() throws IOException {
        return Arrays.stream(
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + DIRECTORY + "*.html"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTextOfATemplateIsInBothBundles(Resource template) throws IOException {
        var html = template.getContentAsString(UTF_8);
        var keys = KEY.matcher(html)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        for (var locale : List.of(Locale.ROOT, Locale.CHINESE)) {
            var texts = ResourceBundle.getBundle(
                    DIRECTORY + "messages",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertThat(texts.getLocale()).isEqualTo(locale);
            assertThat(texts.keySet()).as(locale + " " + template.getFilename()).containsAll(keys);
        }
    }

    @Test
    void theTemplatesAreFound() throws IOException {
        assertThat(templates()).hasSizeGreaterThan(10);
    }
}
