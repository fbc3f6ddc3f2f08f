package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published schemas are {@code src/main/resources/schemas/events.json}. A compatible change is written there by
 * {@code mvn -pl contracts test -Dtest=SchemasTest -Dschemas=write}; an incompatible one is refused.
 */
class SchemasTest {

    private static final Path PUBLISHED = Path.of("src/main/resources/schemas/events.json");
    private static final String REJECTED = "io.countersign.decision.rejected.v1";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void thePublishedSchemasAreWhatTheEventsSay() throws IOException {
        var published = JSON.readTree(Files.readAllBytes(PUBLISHED));
        var now = Schemas.document();

        assertThat(Compatibility.breaks(published, now))
                .as("give it a new type, .v2, instead")
                .isEmpty();
        if (!published.equals(now)) {
            publish(now);
        }
    }

    private static void publish(JsonNode schemas) throws IOException {
        if (!"write".equals(System.getProperty("schemas"))) {
            fail(PUBLISHED + " is not what the events say; write it with -Dschemas=write");
        }
        Files.writeString(PUBLISHED, JSON.writeValueAsString(schemas) + "\n");
    }

    @Test
    void eachIncompatibleChangeIsRefused() {
        assertThat(breaksAfter(definitions -> definitions.remove(REJECTED)))
                .containsExactly("/" + REJECTED + ": removed");
        assertThat(breaksAfter(definitions -> properties(definitions, REJECTED).remove("revision")))
                .containsExactly("/" + REJECTED + "/revision: removed");
        assertThat(breaksAfter(definitions -> property(definitions, "revision").put("type", "string")))
                .containsExactly("/" + REJECTED + "/revision: type changed");
        assertThat(breaksAfter(definitions ->
                        definitions.withObject(REJECTED).withArray("required").add("more")))
                .containsExactly("/" + REJECTED + ": required added: more");
        assertThat(breaksAfter(definitions ->
                        property(definitions, "route").withArray("enum").add("oracle")))
                .containsExactly("/" + REJECTED + "/route: value added: oracle");
        assertThat(breaksAfter(definitions ->
                        ((ObjectNode) property(definitions, "reasons").get("items")).put("$ref", "#/$defs/Finding")))
                .containsExactly("/" + REJECTED + "/reasons/items: $ref changed");
        assertThat(breaksAfter(definitions -> properties(definitions, "Reason").remove("code")))
                .containsExactly("/Reason/code: removed");
    }

    @Test
    void aNewOptionalPropertyIsWelcome() {
        assertThat(breaksAfter(definitions ->
                        properties(definitions, REJECTED).putObject("more").put("type", "string")))
                .isEmpty();
    }

    private static List<String> breaksAfter(Consumer<ObjectNode> change) {
        var before = Schemas.document();
        var after = before.deepCopy();
        change.accept((ObjectNode) after.get("$defs"));
        return Compatibility.breaks(before, after);
    }

    private static ObjectNode properties(ObjectNode definitions, String name) {
        return (ObjectNode) definitions.get(name).get("properties");
    }

    private static ObjectNode property(ObjectNode definitions, String name) {
        return (ObjectNode) properties(definitions, REJECTED).get(name);
    }
}
