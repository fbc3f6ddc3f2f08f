package io.countersign.platform.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the fields of a JSON object and goes on where one is wrong, so that a caller learns all faults at once. A null
 * counts as absent. Values are worth something only after {@link #check()} has passed, which also refuses fields that
 * no client asked for.
 */
public final class JsonFields {

    private static final LocalizedText AN_INSTANT =
            new LocalizedText("Send an instant such as 2026-01-31T09:30:00Z.", "请使用形如 2026-01-31T09:30:00Z 的时间。");

    private final JsonNode node;
    private final String pointer;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();
    private final List<JsonFields> nested = new ArrayList<>();

    private JsonFields(JsonNode node, String pointer, Faults faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
        if (!node.isObject()) {
            faults.wrongType(pointer, JsonKind.OBJECT);
        }
    }

    public static JsonFields of(JsonNode root) {
        return new JsonFields(root, "", new Faults());
    }

    public TextField text(String name) {
        var found = find(name, JsonKind.TEXT);
        return new TextField(faults, at(name), found == null ? null : found.stringValue(), isAbsent(name));
    }

    /** A text of one line, or null. */
    public @Nullable String optionalText(String name, int maxCodePoints) {
        return text(name).max(maxCodePoints).optional();
    }

    public JsonValue<Boolean> flag(String name) {
        return value(name, JsonKind.FLAG, false, JsonNode::booleanValue);
    }

    /** A whole number within the bounds, both included. */
    public JsonValue<Long> integer(String name, long least, long most) {
        return value(name, JsonKind.INTEGER, least, found -> {
            if (found.canConvertToLong() && found.longValue() >= least && found.longValue() <= most) {
                return found.longValue();
            }
            faults.outOfRange(at(name), least, most);
            return null;
        });
    }

    public JsonValue<Instant> instant(String name) {
        return value(name, JsonKind.TEXT, Instant.EPOCH, found -> {
            try {
                return Instant.parse(found.stringValue());
            } catch (DateTimeParseException malformed) {
                faults.malformed(at(name), AN_INSTANT);
                return null;
            }
        });
    }

    /** One of the constants, by its code. */
    public <E extends Enum<E>> JsonValue<E> enumValue(String name, Class<E> type, Function<E, String> code) {
        var constants = type.getEnumConstants();
        return value(
                name, JsonKind.TEXT, constants[0], found -> constant(at(name), found.stringValue(), constants, code));
    }

    /** A list of constants by their codes, empty if absent. */
    public <E extends Enum<E>> List<E> enumValues(String name, Class<E> type, Function<E, String> code, int most) {
        var values = new ArrayList<E>();
        for (var text : texts(name, most, 200)) {
            var constant = constant(at(name) + "/" + values.size(), text, type.getEnumConstants(), code);
            values.add(constant == null ? type.getEnumConstants()[0] : constant);
        }
        return values;
    }

    /** A list of texts, empty if absent; its length is kept where entries are wrong. */
    public List<String> texts(String name, int most, int maxCodePoints) {
        var texts = new ArrayList<String>();
        for (var element : elements(name, most)) {
            var where = at(name) + "/" + texts.size();
            if (!element.isString()) {
                faults.wrongType(where, JsonKind.TEXT);
            }
            var text = element.isString() ? element.stringValue() : null;
            texts.add(
                    new TextField(faults, where, text, false).max(maxCodePoints).orElse(""));
        }
        return texts;
    }

    /** A list of objects, empty if absent. */
    public List<JsonFields> list(String name, int most) {
        var objects = new ArrayList<JsonFields>();
        for (var element : elements(name, most)) {
            objects.add(nest(element, at(name) + "/" + objects.size()));
        }
        return objects;
    }

    /** An object within this one, or null if it is absent or none. */
    public @Nullable JsonFields object(String name) {
        var found = find(name, JsonKind.OBJECT);
        return found == null ? null : nest(found, at(name));
    }

    /** An object that must be there; without it, one in which everything is missing is read in silence. */
    public JsonFields requiredObject(String name) {
        if (isAbsent(name)) {
            require(name);
        }
        var found = object(name);
        return found == null ? new JsonFields(JsonNodeFactory.instance.objectNode(), at(name), new Faults()) : found;
    }

    /** The field must be there, whatever it is. */
    public void require(String name) {
        asked.add(name);
        if (isAbsent(name)) {
            faults.required(at(name));
        }
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        asked.add(name);
        return !isAbsent(name);
    }

    /** A fault of the caller's own finding. */
    public void fault(String code, String name, LocalizedText detail, LocalizedText fix) {
        faults.add(new FieldFault(code, name.isEmpty() ? pointer : at(name), detail, fix));
    }

    /** Rejects unknown fields, here and in every object that was read. */
    public void noOthers() {
        for (var name : node.propertyNames()) {
            if (!asked.contains(name)) {
                faults.unknownField(at(name));
            }
        }
        nested.forEach(JsonFields::noOthers);
    }

    /** All faults so far. */
    public List<FieldFault> faults() {
        return faults.found();
    }

    /** @throws ProblemException 422 with every fault, unknown fields included */
    public void check() {
        noOthers();
        if (!faults.found().isEmpty()) {
            throw ProblemException.invalid(faults.found());
        }
    }

    /** What is made of the values, once they are known to be right. */
    public <T> T checked(Supplier<T> made) {
        check();
        return made.get();
    }

    /** The pointer of a field of this object. */
    public String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private <T> JsonValue<T> value(String name, JsonKind kind, T placeholder, Function<JsonNode, @Nullable T> read) {
        var found = find(name, kind);
        var absent = isAbsent(name);
        return new JsonValue<>(found == null ? null : read.apply(found), placeholder, () -> {
            if (absent) {
                faults.required(at(name));
            }
        });
    }

    private <E extends Enum<E>> @Nullable E constant(
            String where, String text, E[] constants, Function<E, String> code) {
        for (var constant : constants) {
            if (code.apply(constant).equals(text)) {
                return constant;
            }
        }
        faults.unknownCode(where, Arrays.stream(constants).map(code).toList());
        return null;
    }

    private Iterable<JsonNode> elements(String name, int most) {
        var found = find(name, JsonKind.LIST);
        if (found == null) {
            return List.of();
        }
        if (found.size() > most) {
            faults.tooMany(at(name), most);
            return List.of();
        }
        return found.values();
    }

    private JsonFields nest(JsonNode element, String where) {
        var fields = new JsonFields(element, where, faults);
        nested.add(fields);
        return fields;
    }

    private boolean isAbsent(String name) {
        var found = node.get(name);
        return found == null || found.isNull();
    }

    private @Nullable JsonNode find(String name, JsonKind kind) {
        asked.add(name);
        var found = node.get(name);
        if (found == null || found.isNull()) {
            return null;
        }
        if (!kind.covers(found)) {
            faults.wrongType(at(name), kind);
            return null;
        }
        return found;
    }
}
