package io.countersign.contracts.reasons;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of one rule for one application. Equal findings have equal JSON.
 *
 * @param values what the rule looked at
 * @param restricted what only reviewers may see: other accounts' names, list entries, thresholds
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Finding(
        String rule,
        Result result,
        List<Reason> reasons,
        @JsonFormat(with = Feature.WRITE_SORTED_MAP_ENTRIES) Map<String, String> values,
        @JsonFormat(with = Feature.WRITE_SORTED_MAP_ENTRIES) Map<String, String> restricted) {

    /** A rule's verdict. */
    public enum Result {
        PASSED,
        REJECTED,
        REFERRED,
        NOT_APPLICABLE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @SuppressWarnings("NullAway") // collections left out of the JSON arrive as null
    public Finding {
        requireNonNull(rule, "rule");
        requireNonNull(result, "result");
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        values = values == null ? Map.of() : Map.copyOf(values);
        restricted = restricted == null ? Map.of() : Map.copyOf(restricted);
    }
}
