package io.countersign.platform.web.body;

import io.countersign.platform.web.binding.BoundBody;
import io.countersign.platform.web.binding.JsonBinder;
import io.countersign.platform.web.binding.StrictJson;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.validation.RequestRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's JSON body; a controller's parameter. Another media type is a 415, a body over its {@link BodyLimit} a 413,
 * and what is not exactly one JSON value, or names a field twice, a 400. Its content is checked when it is read, so that
 * a controller decides what it refuses before.
 */
public final class JsonBody<T extends RequestRecord> {

    private final JsonNode tree;
    private final Class<T> type;

    JsonBody(JsonNode tree, Class<T> type) {
        this.tree = tree;
        this.type = type;
    }

    /** @throws ProblemException 400 */
    public static <T extends RequestRecord> JsonBody<T> parse(byte[] bytes, Class<T> type) {
        return new JsonBody<>(StrictJson.read(bytes), type);
    }

    /**
     * One line of a stream, whose caller knows its number.
     *
     * @throws ProblemException 400
     */
    public static <T extends RequestRecord> JsonBody<T> parseLine(byte[] bytes, Class<T> type) {
        return new JsonBody<>(StrictJson.readLine(bytes), type);
    }

    /** @throws ProblemException 422 with every fault */
    public T read() {
        return bind().checked();
    }

    /** The record, with its faults; the caller may find more. */
    public BoundBody<T> bind() {
        return JsonBinder.bind(tree, type);
    }

    /** Takes the fields of another record out of the body, where one object holds two. */
    public <U extends RequestRecord> BoundBody<U> take(Class<U> other) {
        var taken = JsonNodeFactory.instance.objectNode();
        if (tree instanceof ObjectNode object) {
            for (var component : other.getRecordComponents()) {
                var value = object.remove(component.getName());
                if (value != null) {
                    taken.set(component.getName(), value);
                }
            }
        }
        return JsonBinder.bind(taken, other);
    }
}
