package io.countersign.rules.trial;

import io.countersign.contracts.Region;
import io.countersign.contracts.application.SignatureType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * The titles of the icon collection Simple Icons as names of companies so called: names that no rule may reject for its
 * content. The collection is on the class path of the tests and of the measuring command only.
 */
final class BrandTitles {

    private static final String ARTIFACT = "/META-INF/maven/org.webjars.npm/simple-icons/pom.properties";
    private static final String WEBJAR = "/META-INF/resources/webjars/simple-icons/";

    private BrandTitles() {}

    /** No names if the collection is not on the class path. */
    static LabelledNames read() {
        try (var properties = BrandTitles.class.getResourceAsStream(ARTIFACT)) {
            if (properties == null) {
                return new LabelledNames(List.of());
            }
            var artifact = new Properties();
            artifact.load(properties);
            return new LabelledNames(lines(text(WEBJAR + artifact.getProperty("version") + "/data/simple-icons.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) throws IOException {
        try (var stream = BrandTitles.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException(resource + ": not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<LabelledNames.Line> lines(String json) {
        var icons = JsonReader.read(json);
        if (!(icons instanceof List<?> list)) {
            throw new IllegalArgumentException("expected a list of icons");
        }
        return list.stream()
                .map(icon -> JsonMembers.of(icon).text("title"))
                .map(title -> new LabelledNames.Line(Set.of("W"), Region.GLOBAL, title, title, SignatureType.COMPANY))
                .toList();
    }
}
