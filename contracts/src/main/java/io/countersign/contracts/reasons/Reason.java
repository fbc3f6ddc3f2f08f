package io.countersign.contracts.reasons;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.contracts.Language;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why an application was rejected, refused or retired.
 *
 * @param pointer the RFC 6901 JSON pointer of the field at fault, where there is one
 * @param values what the texts name in braces, such as {@code accepted} or {@code limit}
 * @param patch repairs the fault, where that can be done mechanically
 * @param comment a reviewer's own words
 * @param positions the parts of the field that caused the reason, at most {@link #MAX_POSITIONS}; empty where the whole
 *     field is at fault or no part can be named
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Reason(
        ReasonCode code,
        @Nullable String pointer,
        @JsonFormat(with = Feature.WRITE_SORTED_MAP_ENTRIES) Map<String, String> values,
        List<PatchOperation> patch,
        @Nullable String comment,
        List<TextRange> positions) {

    /** A longer list is cut. */
    public static final int MAX_POSITIONS = 8;

    /** The value that has a code that this catalogue does not know. */
    private static final String UNKNOWN = "code";

    @SuppressWarnings("NullAway") // collections left out of the JSON arrive as null
    public Reason {
        requireNonNull(code, "code");
        values = values == null ? Map.of() : Map.copyOf(values);
        patch = patch == null ? List.of() : List.copyOf(patch);
        positions = positions == null
                ? List.of()
                : List.copyOf(positions.subList(0, Math.min(positions.size(), MAX_POSITIONS)));
    }

    public Reason(
            ReasonCode code,
            @Nullable String pointer,
            Map<String, String> values,
            List<PatchOperation> patch,
            @Nullable String comment) {
        this(code, pointer, values, patch, comment, List.of());
    }

    /** What a newer instance wrote is read, too: a code that is unknown here is {@link ReasonCode#OTHER} and stays as it is. */
    @JsonCreator
    @SuppressWarnings("NullAway") // collections left out of the JSON arrive as null
    static Reason read(
            @JsonProperty("code") String code,
            @JsonProperty("pointer") @Nullable String pointer,
            @JsonProperty("values") Map<String, String> values,
            @JsonProperty("patch") List<PatchOperation> patch,
            @JsonProperty("comment") @Nullable String comment,
            @JsonProperty("positions") List<TextRange> positions) {
        var known = ReasonCode.named(requireNonNull(code, "code"));
        var reason = new Reason(known == null ? ReasonCode.OTHER : known, pointer, values, patch, comment, positions);
        return known == null ? reason.with(UNKNOWN, code) : reason;
    }

    /** The code's name, as it was written. */
    @JsonProperty("code")
    public String name() {
        return values.getOrDefault(UNKNOWN, code.name());
    }

    public static Reason of(ReasonCode code) {
        return new Reason(code, null, Map.of(), List.of(), null);
    }

    public static Reason at(String pointer, ReasonCode code) {
        return new Reason(code, pointer, Map.of(), List.of(), null);
    }

    public Reason with(String key, String value) {
        var more = new TreeMap<>(values);
        more.put(key, value);
        return new Reason(code, pointer, more, patch, comment, positions);
    }

    public Reason repairedBy(PatchOperation... operations) {
        return new Reason(code, pointer, values, List.of(operations), comment, positions);
    }

    public Reason located(List<TextRange> ranges) {
        return new Reason(code, pointer, values, patch, comment, ranges);
    }

    /** What is wrong, in {@code language}. */
    public String text(Language language) {
        return code.text(language, values);
    }

    /** What to do about it, in {@code language}. */
    public String remedy(Language language) {
        return code.remedy(language, values);
    }
}
