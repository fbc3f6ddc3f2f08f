package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.NoticeEvent.NoticeReason;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.ApprovedSignature;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Derives the JSON Schema (2020-12) of an event from its record: what the classes say is what the schema says. */
public final class Schemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String IMAGES = "images";

    /** The records that events contain, by their name; null if they are written in place. */
    private final @Nullable SortedMap<String, ObjectNode> definitions;

    private Schemas(@Nullable SortedMap<String, ObjectNode> definitions) {
        this.definitions = definitions;
    }

    /** Every event by its CloudEvents type, and the schema in the registry. */
    public static SortedMap<String, Class<?>> events() {
        var events = new TreeMap<String, Class<?>>();
        events.put(typeOf(ApprovedSignature.class), ApprovedSignature.class);
        leaves(Event.class).forEach(event -> events.put(typeOf(event), event));
        return events;
    }

    /** The published document: {@code data} of each event by its type, and the records that events contain by their name. */
    static ObjectNode document() {
        var definitions = new TreeMap<String, ObjectNode>();
        var schemas = new Schemas(definitions);
        events().forEach((type, event) -> definitions.put(type, schemas.ofRecord(event)));
        var document = NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:io:countersign:events");
        document.putObject("$defs").setAll(definitions);
        return document;
    }

    /** The schema of {@code event}'s {@code data}, complete in itself. */
    public static ObjectNode of(Class<?> event) {
        return new Schemas(null).ofRecord(event);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Schemas::leaves)
                : Stream.of(type);
    }

    private static String typeOf(Class<?> event) {
        return event.getAnnotation(JsonTypeName.class).value();
    }

    private ObjectNode ofRecord(Class<?> type) {
        var schema = NODES.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        members(type).forEach(member -> {
            properties.set(member.name(), ofType(member.type()));
            if (!mayBeAbsent(type, member)) {
                required.add(member.name());
            }
        });
        return schema;
    }

    /** A member of the JSON object. */
    private record Member(String name, AnnotatedType type) {}

    /** The record's components; where its JSON leaves one out, the parameters of the method that Jackson calls. */
    private static List<Member> members(Class<?> type) {
        var components = Arrays.asList(type.getRecordComponents());
        return components.stream().anyMatch(one -> one.getAccessor().isAnnotationPresent(JsonIgnore.class))
                ? creator(type)
                        .map(one -> new Member(one.getName(), one.getAnnotatedType()))
                        .toList()
                : components.stream()
                        .map(one -> new Member(one.getName(), one.getAnnotatedType()))
                        .toList();
    }

    private static Stream<Parameter> creator(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .flatMap(method -> Arrays.stream(method.getParameters()));
    }

    /** Collections of reasons and findings, and what certificates show, are left out where they are empty. */
    private static boolean mayBeAbsent(Class<?> owner, Member member) {
        var emptyIsLeftOut = (owner == Reason.class || owner == NoticeReason.class || owner == Finding.class)
                && member.type() instanceof AnnotatedParameterizedType;
        return emptyIsLeftOut || member.name().equals(IMAGES) || isNullable(member.type());
    }

    private static boolean isNullable(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class);
    }

    private ObjectNode ofType(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType generic) {
            var arguments = generic.getAnnotatedActualTypeArguments();
            var raw = ((ParameterizedType) generic.getType()).getRawType();
            var name = raw == List.class ? "items" : "additionalProperties";
            var schema = NODES.objectNode().put("type", raw == List.class ? "array" : "object");
            schema.set(name, ofType(arguments[arguments.length - 1]));
            return schema;
        }
        return ofClass(annotated.getType());
    }

    private ObjectNode ofClass(Type type) {
        return switch (((Class<?>) type).getName()) {
            case "java.lang.String" -> NODES.objectNode().put("type", "string");
            case "int", "long" -> NODES.objectNode().put("type", "integer");
            case "boolean", "java.lang.Boolean" -> NODES.objectNode().put("type", "boolean");
            default -> ofOurs((Class<?>) type);
        };
    }

    private ObjectNode ofOurs(Class<?> type) {
        if (type == Instant.class) {
            return NODES.objectNode().put("type", "string").put("format", "date-time");
        }
        if (type == ReasonCode.class) { // the catalogue grows: readers take any code
            return NODES.objectNode().put("type", "string").put("pattern", "^[A-Z][A-Z0-9_]*$");
        }
        if (type.isEnum()) {
            var schema = NODES.objectNode().put("type", "string");
            var values = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants())
                    .map(JSON::<tools.jackson.databind.JsonNode>valueToTree)
                    .forEach(values::add);
            return schema;
        }
        return isText(type) ? NODES.objectNode().put("type", "string") : ofContained(type);
    }

    private ObjectNode ofContained(Class<?> type) {
        if (definitions == null) {
            return ofRecord(type);
        }
        definitions.put(type.getSimpleName(), ofRecord(type));
        return NODES.objectNode().put("$ref", "#/$defs/" + type.getSimpleName());
    }

    private static boolean isText(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(member -> ((AnnotatedElement) member).isAnnotationPresent(JsonValue.class));
    }
}
