package io.countersign.review.console.search;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.console.ConsoleTime;
import io.countersign.review.domain.cases.CaseStatus;
import io.countersign.review.domain.report.CaseSearch;
import io.countersign.review.domain.report.SearchPosition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The search, as the query parameters of the search page.
 *
 * @param values by the names of the page's fields, without empty ones; each at most {@link #MAX_LENGTH} characters
 */
record SearchForm(Map<String, String> values, @Nullable SearchPosition after) {

    static final int MAX_LENGTH = 200;
    static final List<String> FIELDS =
            List.of("id", "name", "account", "reference", "reviewer", "reason", "status", "from", "until");

    /** @param faults the names of the fields whose value cannot be one; then nothing is searched for */
    record Parsed(CaseSearch search, List<String> faults) {}

    static SearchForm of(Map<String, String> parameters) {
        var values = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            var value = parameters.getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                values.put(field, value.substring(0, Math.min(value.length(), MAX_LENGTH)));
            }
        }
        return new SearchForm(values, position(parameters.get("after")));
    }

    Parsed parsed() {
        var faults = new ArrayList<String>();
        var search = new CaseSearch(
                value("id", SignatureId::of, faults),
                values.get("name"),
                value("account", AccountId::new, faults),
                values.get("reference"),
                values.get("reviewer"),
                value("reason", ReasonCode::valueOf, faults),
                value("status", SearchForm::status, faults),
                value("from", SearchForm::startOf, faults),
                value("until", text -> startOf(LocalDate.parse(text).plusDays(1).toString()), faults));
        return new Parsed(search, faults);
    }

    private <T> @Nullable T value(String name, Function<String, T> parser, List<String> faults) {
        var text = values.get(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            faults.add(name);
            return null;
        }
    }

    private static CaseStatus status(String code) {
        return Arrays.stream(CaseStatus.values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("status"));
    }

    private static Instant startOf(String day) {
        return LocalDate.parse(day).atStartOfDay(ConsoleTime.ZONE).toInstant();
    }

    private static @Nullable SearchPosition position(@Nullable String text) {
        try {
            var parts = text == null ? new String[0] : text.split("~", -1);
            return parts.length == 2 ? new SearchPosition(Instant.parse(parts[0]), SignatureId.of(parts[1])) : null;
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return null;
        }
    }

    /** What was typed into a field; for templates. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether anything is searched for; for templates. */
    public boolean filtered() {
        return !values.isEmpty();
    }

    /** The query parameters of the first page; for templates. */
    public String first() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The page that follows. */
    String from(SearchPosition position) {
        var mark = position.changedAt() + "~" + position.signature().text();
        return first() + "&after=" + URLEncoder.encode(mark, StandardCharsets.UTF_8);
    }
}
