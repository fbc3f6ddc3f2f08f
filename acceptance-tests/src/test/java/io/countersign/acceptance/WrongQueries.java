package io.countersign.acceptance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Every wrong query that follows from the API documents: one parameter is unknown or outside its schema. */
final class WrongQueries {

    static final List<String> SERVICES = List.of("intake", "quota", "review", "notification");

    private static final String UNKNOWN = "colour";
    private static final String SHA256 = "0".repeat(64);

    private WrongQueries() {}

    /**
     * What a service refuses.
     *
     * @param parameter the only one that is wrong
     */
    record WrongQuery(String service, String path, String parameter) {

        @Override
        public String toString() {
            return "%s %s".formatted(service, path);
        }
    }

    /** Of all operations that only read. */
    static Stream<WrongQuery> of(JsonNode urls) {
        return SERVICES.stream().flatMap(service -> of(service, new Client(urls, Map.of()).documentOf(service)));
    }

    private static Stream<WrongQuery> of(String service, JsonNode document) {
        return document.path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .flatMap(path -> {
                    var operation = path.getValue().path("get");
                    return of(service, path.getKey(), parameters(operation, document));
                });
    }

    private static List<JsonNode> parameters(JsonNode operation, JsonNode document) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(parameter -> parameter.has("$ref")
                        ? document.at(parameter.path("$ref").stringValue().substring(1))
                        : parameter)
                .filter(parameter -> parameter.path("in").stringValue().equals("query"))
                .toList();
    }

    private static Stream<WrongQuery> of(String service, String pattern, List<JsonNode> parameters) {
        var path = pattern.replaceAll("\\{sha256}", SHA256).replaceAll("\\{\\w+}", "1001");
        var wrong = new ArrayList<WrongQuery>();
        wrong.add(query(service, path, parameters, UNKNOWN, "red"));
        parameters.forEach(parameter -> {
            var name = parameter.path("name").stringValue();
            wrongValues(parameter.path("schema"))
                    .forEach(value -> wrong.add(query(service, path, parameters, name, value)));
        });
        return wrong.stream();
    }

    /** Every other parameter that is required has a value that is permitted. */
    private static WrongQuery query(
            String service, String path, List<JsonNode> parameters, String name, String wrongValue) {
        var others = parameters.stream()
                .filter(parameter -> parameter.path("required").booleanValue(false))
                .filter(parameter -> !parameter.path("name").stringValue().equals(name))
                .map(parameter -> "&" + parameter.path("name").stringValue() + "="
                        + parameter.at("/schema/enum/0").stringValue("1"))
                .collect(Collectors.joining());
        return new WrongQuery(service, path + "?" + name + "=" + wrongValue + others, name);
    }

    /** A malformed number, those beside its bounds, an unknown code, or a text that is no time. */
    private static List<String> wrongValues(JsonNode schema) {
        var values = new ArrayList<String>();
        if (schema.path("type").stringValue("").equals("integer")) {
            values.addAll(List.of("x", "1.5", "9".repeat(20)));
            outside(schema, "minimum", -1).forEach(values::add);
            outside(schema, "maximum", 1).forEach(values::add);
        }
        if (schema.has("enum") || schema.path("items").has("enum")) {
            values.add("nonsense");
        }
        if (schema.path("format").stringValue("").equals("date-time")) {
            values.add("yesterday");
        }
        return values;
    }

    private static Stream<String> outside(JsonNode schema, String bound, int distance) {
        return schema.has(bound)
                ? Stream.of(new BigInteger(schema.path(bound).asString())
                        .add(BigInteger.valueOf(distance))
                        .toString())
                : Stream.empty();
    }
}
