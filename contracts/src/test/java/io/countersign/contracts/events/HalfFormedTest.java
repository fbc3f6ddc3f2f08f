package io.countersign.contracts.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Schemas;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON may leave out what no event lacks: such a record must not become an event. */
class HalfFormedTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> ENVELOPE =
            List.of("specversion", "id", "source", "subject", "time", "accountid", "datacontenttype", "type", "data");
    private final JsonMapper json = new JsonMapper();

    static List<String> types() {
        return List.copyOf(Schemas.events().keySet());
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEventIsReadWithAllAndWithoutWhatIsOptional(String type) {
        assertThat(read(type, whole(type))).isNotNull();
        eachMember(
                schema(type),
                whole(type),
                false,
                (whole, _) -> assertThat(read(type, whole)).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("types")
    void noEventIsReadWithoutSomethingRequired(String type) {
        eachMember(
                schema(type),
                whole(type),
                true,
                (whole, place) ->
                        assertThatThrownBy(() -> read(type, whole)).as(place).isInstanceOf(Exception.class));
    }

    @ParameterizedTest
    @MethodSource("types")
    void noEventIsReadWithoutAPartOfItsEnvelope(String type) {
        if (Event.class.isAssignableFrom(requireNonNull(Schemas.events().get(type)))) {
            for (var part : ENVELOPE) {
                var event = envelope(type, whole(type));
                event.remove(part);

                assertThatThrownBy(() -> readEvent(event)).as(part).isInstanceOf(Exception.class);
            }
        }
    }

    private static ObjectNode schema(String type) {
        return Schemas.of(requireNonNull(Schemas.events().get(type)));
    }

    private static ObjectNode whole(String type) {
        return (ObjectNode) example(schema(type));
    }

    private Object read(String type, ObjectNode data) {
        var event = requireNonNull(Schemas.events().get(type));
        return Event.class.isAssignableFrom(event)
                ? readEvent(envelope(type, data))
                : json.readValue(json.writeValueAsBytes(data), event);
    }

    private Object readEvent(ObjectNode event) {
        return json.readValue(json.writeValueAsBytes(event), new TypeReference<CloudEvent<Event>>() {});
    }

    private static ObjectNode envelope(String type, ObjectNode data) {
        var event = NODES.objectNode()
                .put("specversion", "1.0")
                .put("id", "any")
                .put("source", "/any")
                .put("subject", "7")
                .put("time", "2026-11-23T12:00:00Z")
                .put("accountid", "acme")
                .put("datacontenttype", "application/json")
                .put("type", type);
        event.set("data", data);
        return event;
    }

    /** Takes each member out in turn, then sets it to null, and shows what is left. */
    private static void eachMember(
            JsonNode schema, ObjectNode whole, boolean required, BiConsumer<ObjectNode, String> then) {
        places(schema, "").forEach(place -> {
            int slash = place.lastIndexOf('/');
            var name = place.substring(slash + 1);
            boolean isRequired = schemaAt(schema, place.substring(0, slash))
                    .path("required")
                    .valueStream()
                    .anyMatch(known -> known.asString().equals(name));
            if (isRequired == required) {
                var without = whole.deepCopy();
                ((ObjectNode) without.at(place.substring(0, slash))).remove(name);
                then.accept(without, place + " is missing");
                ((ObjectNode) without.at(place.substring(0, slash))).putNull(name);
                then.accept(without, place + " is null");
            }
        });
    }

    private static Stream<String> places(JsonNode schema, String at) {
        return Stream.concat(
                schema.path("properties").propertyStream().flatMap(property -> {
                    var place = at + "/" + property.getKey();
                    return Stream.concat(Stream.of(place), places(property.getValue(), place));
                }),
                schema.has("items") ? places(schema.get("items"), at + "/0") : Stream.empty());
    }

    private static JsonNode schemaAt(JsonNode schema, String place) {
        var found = schema;
        for (var step : place.split("/", -1)) {
            found = step.isEmpty() ? found : step.equals("0") ? found.get("items") : found.at("/properties/" + step);
        }
        return found;
    }

    private static JsonNode example(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.at("/enum/0");
        }
        return switch (schema.get("type").asString()) {
            case "object" -> {
                var object = NODES.objectNode();
                schema.path("properties").forEachEntry((name, property) -> object.set(name, example(property)));
                yield object;
            }
            case "array" -> NODES.arrayNode().add(example(schema.get("items")));
            case "integer" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.stringNode(text(schema));
        };
    }

    /** The digit is a signature's id, and an account's. */
    private static String text(JsonNode schema) {
        return schema.has("format") ? "2026-11-23T12:00:00Z" : schema.has("pattern") ? "OTHER" : "7";
    }
}
