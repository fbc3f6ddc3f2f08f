package io.countersign.contracts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.countersign.contracts.events.DecisionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published schemas stand in {@code src/main/resources/schemas}. A compatible change is written there by
 * {@code mvn -pl contracts test -Dtest=SchemasTest -Dschemas=write}; an incompatible one is refused.
 */
class SchemasTest {

    private static final Path PUBLISHED = Path.of("src/main/resources/schemas");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static List<String> types() {
        return List.copyOf(Schemas.events().keySet());
    }

    @ParameterizedTest
    @MethodSource("types")
    void thePublishedSchemaIsWhatTheEventSays(String type) throws IOException {
        var file = PUBLISHED.resolve(type + ".json");
        var now = Schemas.of(requireNonNull(Schemas.events().get(type)));

        if (!Files.exists(file)) {
            publish(file, now);
        }
        var published = JSON.readTree(Files.readAllBytes(file));

        assertThat(Compatibility.breaks(published, now))
                .as("give it a new type, .v2, instead")
                .isEmpty();
        if (!published.equals(now)) {
            publish(file, now);
        }
    }

    private static void publish(Path file, JsonNode schema) throws IOException {
        if (!"write".equals(System.getProperty("schemas"))) {
            fail(file + " is not what the event says; write it with -Dschemas=write");
        }
        Files.createDirectories(PUBLISHED);
        Files.writeString(file, JSON.writeValueAsString(schema) + "\n");
    }

    @Test
    void noPublishedEventGoesAway() throws IOException {
        try (var files = Files.list(PUBLISHED)) {
            var published = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toSet());

            assertThat(Schemas.events().keySet()).containsAll(published);
        }
    }

    @Test
    void eachIncompatibleChangeIsRefused() {
        assertThat(breaksAfter(schema -> properties(schema).remove("revision"))).containsExactly("/revision: removed");
        assertThat(breaksAfter(schema -> property(schema, "revision").put("type", "string")))
                .containsExactly("/revision: type changed");
        assertThat(breaksAfter(
                        schema -> ((ObjectNode) schema).withArray("required").add("more")))
                .containsExactly(": required added: more");
        assertThat(breaksAfter(
                        schema -> property(schema, "route").withArray("enum").add("oracle")))
                .containsExactly("/route: value added: oracle");
        assertThat(breaksAfter(
                        schema -> ((ObjectNode) property(schema, "reasons").get("items")).put("type", "string")))
                .containsExactly("/reasons/items: type changed");
    }

    @Test
    void aNewOptionalPropertyIsWelcome() {
        assertThat(breaksAfter(schema -> properties(schema).putObject("more").put("type", "string")))
                .isEmpty();
    }

    private static List<String> breaksAfter(Consumer<JsonNode> change) {
        var before = Schemas.of(DecisionEvent.SignatureRejected.class);
        var after = before.deepCopy();
        change.accept(after);
        return Compatibility.breaks(before, after);
    }

    private static ObjectNode properties(JsonNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode property(JsonNode schema, String name) {
        return (ObjectNode) properties(schema).get(name);
    }
}
