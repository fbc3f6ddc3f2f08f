package io.countersign.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What may not change in a published schema: readers of yesterday read today's events, readers of today read
 * yesterday's. An event that has to change otherwise gets a new type, {@code .v2}.
 */
final class Compatibility {

    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /** The incompatible changes from {@code before} to {@code after}, each with its path. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        var compatibility = new Compatibility();
        compatibility.compare("", before, after);
        return compatibility.breaks;
    }

    private void compare(String place, JsonNode before, JsonNode after) {
        for (var key : List.of("$ref", "type", "format", "pattern")) {
            if (!before.path(key).equals(after.path(key))) {
                breaks.add(place + ": " + key + " changed");
            }
        }
        compareSets(place + ": value", texts(before.path("enum")), texts(after.path("enum")));
        compareSets(place + ": required", texts(before.path("required")), texts(after.path("required")));
        compareMembers(place, before.path("$defs"), after.path("$defs"));
        compareMembers(place, before.path("properties"), after.path("properties"));
        for (var key : List.of("items", "additionalProperties")) {
            if (before.has(key)) {
                compare(place + "/" + key, before.path(key), after.path(key));
            }
        }
    }

    private void compareMembers(String place, JsonNode before, JsonNode after) {
        for (var member : before.properties()) {
            var now = after.path(member.getKey());
            if (now.isMissingNode()) {
                breaks.add(place + "/" + member.getKey() + ": removed");
            } else {
                compare(place + "/" + member.getKey(), member.getValue(), now);
            }
        }
    }

    private void compareSets(String what, Set<String> before, Set<String> after) {
        after.stream().filter(value -> !before.contains(value)).forEach(value -> breaks.add(what + " added: " + value));
        before.stream()
                .filter(value -> !after.contains(value))
                .forEach(value -> breaks.add(what + " removed: " + value));
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new HashSet<String>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
