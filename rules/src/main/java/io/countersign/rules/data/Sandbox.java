package io.countersign.rules.data;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.ReasonCode;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names that have a fixed outcome, for accounts that try things out. */
public record Sandbox(Map<NameKey, Row> rows) {

    public static final Sandbox NONE = new Sandbox(Map.of());

    private static final String APPROVED = "Approved";
    private static final String BY_HUMAN = " By Human";

    /**
     * A name.
     *
     * @param reason why it is rejected; null if it is approved
     * @param route the route that the outcome names
     */
    public record Row(String name, @Nullable ReasonCode reason, Route route) {}

    /** An approval by each route, and each reason by the routes that can give it: {@code Sandbox Name Length}. */
    public static Sandbox ofCatalogue() {
        var byName = new LinkedHashMap<NameKey, Row>();
        Stream.concat(
                        Stream.of(automatic(APPROVED, null), human(APPROVED + BY_HUMAN, null)),
                        Arrays.stream(ReasonCode.values()).flatMap(Sandbox::rows))
                .forEach(row -> byName.put(NameKey.of(row.name()), row));
        return new Sandbox(Collections.unmodifiableMap(byName));
    }

    private static Stream<Row> rows(ReasonCode code) {
        var words = words(code);
        return switch (code.stage()) {
            case RULES ->
                code.offeredToReviewers()
                        ? Stream.of(automatic(words, code), human(words + BY_HUMAN, code))
                        : Stream.of(automatic(words, code));
            case HUMAN -> Stream.of(human(words, code));
            case ADMISSION, RETIREMENT -> Stream.empty();
        };
    }

    private static Row automatic(String words, @Nullable ReasonCode reason) {
        return new Row("Sandbox " + words, reason, Route.AUTOMATIC);
    }

    private static Row human(String words, @Nullable ReasonCode reason) {
        return new Row("Sandbox " + words, reason, Route.HUMAN);
    }

    /** {@code NAME_LENGTH} is {@code Name Length}. */
    private static String words(ReasonCode code) {
        return Arrays.stream(code.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    public @Nullable Row of(String name) {
        return rows.isEmpty() ? null : rows.get(NameKey.of(name));
    }
}
