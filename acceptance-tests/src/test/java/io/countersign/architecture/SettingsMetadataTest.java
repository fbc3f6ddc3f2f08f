package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.acceptance.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.json.JsonMapper;

/** The configuration metadata by which editors know the settings: made of the records that bind them. */
class SettingsMetadataTest {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String PREFIX = "countersign.";

    static Set<String> settings() throws IOException {
        var names = new TreeSet<String>();
        for (var file : configurations()) {
            for (var source : new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
                names.addAll(List.of(((EnumerablePropertySource<?>) source).getPropertyNames()));
            }
        }
        names.removeIf(name -> !name.startsWith(PREFIX));
        return names;
    }

    private static List<Path> configurations() throws IOException {
        try (var modules = Files.list(Jars.ROOT)) {
            return modules.map(module -> module.resolve("src/main/resources"))
                    .filter(Files::isDirectory)
                    .flatMap(resources -> configurations(resources).stream())
                    .toList();
        }
    }

    private static List<Path> configurations(Path resources) {
        try (var files = Files.list(resources)) {
            return files.filter(file -> file.toString().endsWith(".yml")).toList();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** Descriptions by name; an empty one is missing. */
    private static Map<String, String> described() throws IOException {
        var described = new TreeMap<String, String>();
        var files = SettingsMetadataTest.class.getClassLoader().getResources(METADATA);
        for (var file : Collections.list(files)) {
            try (var content = file.openStream()) {
                JsonMapper.shared().readTree(content).path("properties").forEach(property -> {
                    var name = property.path("name").stringValue();
                    described.merge(name, property.path("description").asString(""), (a, b) -> a.isEmpty() ? b : a);
                });
            }
        }
        return described;
    }

    @Test
    void theSettingsAreFound() throws IOException {
        assertThat(settings())
                .hasSizeGreaterThan(60)
                .contains(
                        "countersign.intake.append-timeout", "countersign.review.lease", "countersign.rpc.limits.add");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void eachSettingIsKnownToEditorsWithADescription(String setting) throws IOException {
        assertThat(described()).containsKey(setting);
        assertThat(described().get(setting)).as(setting).isNotBlank();
    }

    @Test
    void eachPropertyOfARecordIsASetting() throws IOException {
        var known = new TreeSet<>(described().keySet());
        known.removeIf(name -> !name.startsWith(PREFIX));

        assertThat(known).isEqualTo(settings());
    }
}
