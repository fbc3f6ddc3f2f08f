package io.countersign.intake.rpc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A call's parameters, with the types the gateway insists on: JSON is taken strictly, text of a form is converted. */
final class Arguments {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> COMMON = Set.of(
            "Action",
            "Version",
            "Timestamp",
            "Nonce",
            "SecretId",
            "Region",
            "Token",
            "Language",
            "SignatureMethod",
            "RequestClient",
            "Signature");

    private final Map<String, JsonNode> values;

    private Arguments(Map<String, JsonNode> values) {
        this.values = values;
    }

    /** @throws RpcError if the body is no JSON object, or does not fit {@code fields} */
    static Arguments ofJson(byte[] body, List<Field> fields) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return checked(object, fields);
            }
        } catch (JacksonException malformed) {
            // as any other body that is no object
        }
        throw new RpcError(
                "FailedOperation.JsonParseFail", "The request body is not a JSON object.", "请求包体不是合法的 JSON 对象。");
    }

    /** @throws RpcError if the parameters of a query or form do not fit {@code fields} */
    static Arguments ofForm(Map<String, String> form, List<Field> fields) {
        var object = JsonNodeFactory.instance.objectNode();
        var known = fields.stream().collect(Collectors.toMap(Field::name, field -> field));
        form.forEach((name, value) -> {
            if (!COMMON.contains(name)) {
                put(object, known, name, value);
            }
        });
        return checked(object, fields);
    }

    private static void put(ObjectNode object, Map<String, Field> known, String name, String value) {
        var dot = name.lastIndexOf('.');
        var field = known.get(dot < 0 ? name : name.substring(0, dot));
        if (dot > 0 && field != null && field.kind() == Field.Kind.INTEGERS) {
            object.withArray(field.name()).add(converted(Field.Kind.INTEGER, value));
        } else if (dot > 0 && field != null && field.kind() == Field.Kind.TEXTS) {
            object.withArray(field.name()).add(value);
        } else {
            object.set(name, converted(field == null ? Field.Kind.TEXT : field.kind(), value));
        }
    }

    private static JsonNode converted(Field.Kind kind, String value) {
        if (kind == Field.Kind.INTEGER && value.matches("-?[0-9]{1,18}")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(value));
        }
        return JsonNodeFactory.instance.stringNode(value);
    }

    private static Arguments checked(ObjectNode object, List<Field> fields) {
        var values = new HashMap<String, JsonNode>();
        for (var field : fields) {
            var value = object.remove(field.name());
            if (value != null && !value.isNull()) {
                values.put(field.name(), ofKind(field, value));
            } else if (field.required()) {
                throw RpcError.missing(field.name());
            }
        }
        object.propertyNames().stream().sorted().findFirst().ifPresent(unknown -> {
            throw new RpcError(
                    "UnknownParameter",
                    "The parameter `" + RpcError.quoted(unknown) + "` is not recognized.",
                    "未知参数 `" + RpcError.quoted(unknown) + "`。");
        });
        return new Arguments(values);
    }

    private static JsonNode ofKind(Field field, JsonNode value) {
        var fits = switch (field.kind()) {
            case INTEGER -> value.canConvertToExactIntegral() && value.canConvertToLong();
            case TEXT -> isText(value);
            case INTEGERS -> value.isArray() && value.valueStream().allMatch(JsonNode::canConvertToLong);
            case TEXTS -> value.isArray() && value.valueStream().allMatch(Arguments::isText);
        };
        if (!fits) {
            throw new RpcError(
                    "InvalidParameter",
                    "The value type of parameter `" + field.name() + "` is not valid.",
                    "参数 `" + field.name() + "` 的类型错误。");
        }
        return value;
    }

    /** An escape can smuggle in half of a surrogate pair, which nothing can write again. */
    private static boolean isText(JsonNode value) {
        return value.isString()
                && value.stringValue()
                        .codePoints()
                        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    long integer(String name, long absent) {
        var value = values.get(name);
        return value == null ? absent : value.asLong();
    }

    long integer(String name) {
        return integer(name, Long.MIN_VALUE);
    }

    String text(String name) {
        var text = textOrNull(name);
        return text == null ? "" : text;
    }

    @Nullable
    String textOrNull(String name) {
        var value = values.get(name);
        return value == null ? null : value.asString();
    }

    List<Long> integers(String name) {
        return elements(name).map(JsonNode::asLong).toList();
    }

    List<String> texts(String name) {
        return elements(name).map(JsonNode::asString).toList();
    }

    private Stream<JsonNode> elements(String name) {
        var array = values.get(name);
        return array == null ? Stream.empty() : array.valueStream();
    }
}
