package io.countersign.intake.tencent.call;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A call's parameters, with the types the gateway insists on: JSON is taken strictly, text of a form is converted. */
public final class CallParameters {

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

    private static final Pattern ELEMENT = Pattern.compile("(.+)\\.[0-9]{1,4}");

    /** {@code Set.2} before {@code Set.10}; the SDKs send them in any order. */
    private static final Comparator<String> ELEMENTS_IN_ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<String, JsonNode> values;

    private CallParameters(Map<String, JsonNode> values) {
        this.values = values;
    }

    /** @throws TencentError if the body is no JSON object, or does not fit {@code fields} */
    public static CallParameters ofJson(byte[] body, List<ActionParameter> fields) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return checked(object, fields);
            }
        } catch (JacksonException malformed) {
            // as any other body that is no object
        }
        throw new TencentError(
                "FailedOperation.JsonParseFail", "The request body is not a JSON object.", "请求包体不是合法的 JSON 对象。");
    }

    /** @throws TencentError if the parameters of a query or form do not fit {@code fields} */
    public static CallParameters ofForm(Map<String, String> form, List<ActionParameter> fields) {
        var object = JsonNodeFactory.instance.objectNode();
        var known = fields.stream().collect(Collectors.toMap(ActionParameter::name, field -> field));
        form.keySet().stream()
                .filter(name -> !COMMON.contains(name))
                .sorted(ELEMENTS_IN_ORDER)
                .forEach(name -> put(object, known, name, form.getOrDefault(name, "")));
        return checked(object, fields);
    }

    private static void put(ObjectNode object, Map<String, ActionParameter> known, String name, String value) {
        var element = ELEMENT.matcher(name);
        var array = element.matches() ? known.get(element.group(1)) : null;
        if (array != null && array.isArray()) {
            add(object, array, value);
        } else {
            var field = known.get(name);
            object.set(name, converted(field == null ? ActionParameter.Kind.TEXT : field.kind(), value));
        }
    }

    /** Where a plain value exists already, it stays, and is found to be no array. */
    private static void add(ObjectNode object, ActionParameter field, String value) {
        var array = object.has(field.name()) ? object.get(field.name()) : object.putArray(field.name());
        if (array instanceof ArrayNode elements) {
            elements.add(converted(field.kind(), value));
        }
    }

    private static JsonNode converted(ActionParameter.Kind kind, String value) {
        var isNumber = kind == ActionParameter.Kind.INTEGER || kind == ActionParameter.Kind.INTEGERS;
        if (isNumber && value.matches("-?[0-9]{1,18}")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(value));
        }
        return JsonNodeFactory.instance.stringNode(value);
    }

    private static CallParameters checked(ObjectNode object, List<ActionParameter> fields) {
        var values = new HashMap<String, JsonNode>();
        for (var field : fields) {
            var value = object.remove(field.name());
            if (value != null && !value.isNull()) {
                values.put(field.name(), ofKind(field, value));
            } else if (field.required()) {
                throw TencentError.missing(field.name());
            }
        }
        object.propertyNames().stream().sorted().findFirst().ifPresent(unknown -> {
            throw new TencentError(
                    "UnknownParameter",
                    "The parameter `" + TencentError.quoted(unknown) + "` is not recognized.",
                    "未知参数 `" + TencentError.quoted(unknown) + "`。");
        });
        return new CallParameters(values);
    }

    private static JsonNode ofKind(ActionParameter field, JsonNode value) {
        var fits = switch (field.kind()) {
            case INTEGER -> isInteger(value);
            case TEXT -> isText(value);
            case INTEGERS -> value.isArray() && value.valueStream().allMatch(CallParameters::isInteger);
            case TEXTS -> value.isArray() && value.valueStream().allMatch(CallParameters::isText);
        };
        if (!fits) {
            throw new TencentError(
                    "InvalidParameter",
                    "The value type of parameter `" + field.name() + "` is not valid.",
                    "参数 `" + field.name() + "` 的类型错误。");
        }
        return value;
    }

    private static boolean isInteger(JsonNode value) {
        return value.canConvertToExactIntegral() && value.canConvertToLong();
    }

    /** An escape can smuggle in half of a surrogate pair, which nothing can write again. */
    private static boolean isText(JsonNode value) {
        return value.isString()
                && value.stringValue()
                        .codePoints()
                        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    public long integer(String name, long absent) {
        var value = values.get(name);
        return value == null ? absent : value.asLong();
    }

    public long integer(String name) {
        return integer(name, Long.MIN_VALUE);
    }

    public String text(String name) {
        var text = textOrNull(name);
        return text == null ? "" : text;
    }

    @Nullable
    public String textOrNull(String name) {
        var value = values.get(name);
        return value == null ? null : value.asString();
    }

    public List<Long> integers(String name) {
        return elements(name).map(JsonNode::asLong).toList();
    }

    public List<String> texts(String name) {
        return elements(name).map(JsonNode::asString).toList();
    }

    private Stream<JsonNode> elements(String name) {
        var array = values.get(name);
        return array == null ? Stream.empty() : array.valueStream();
    }
}
