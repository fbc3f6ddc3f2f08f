package io.countersign.operations.feed;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What became of an application, or must become of it.
 *
 * @param reasons each {@code CODE} or {@code CODE pointer}, sorted: they are compared as a set
 */
record ApplicationResult(String outcome, List<String> reasons) {

    /** Not decided yet; a reviewer will decide. */
    static final String WAITING = "waiting";

    ApplicationResult {
        reasons = List.copyOf(new TreeSet<>(reasons));
    }

    static ApplicationResult of(JsonNode reasoned, String outcome) {
        return new ApplicationResult(
                outcome,
                StreamSupport.stream(reasoned.path("reasons").spliterator(), false)
                        .map(ApplicationResult::reason)
                        .toList());
    }

    private static String reason(JsonNode reason) {
        var code = reason.path("code").stringValue("?");
        var pointer = reason.path("pointer").stringValue("");
        return pointer.isEmpty() ? code : code + " " + pointer;
    }

    String explained() {
        return String.join(", ", reasons);
    }

    @Override
    public String toString() {
        return reasons.isEmpty() ? outcome : outcome + " (" + explained() + ")";
    }
}
