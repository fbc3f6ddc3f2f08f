package io.countersign.platform.web.validation;

import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads a query's parameters and goes on where one is wrong, so that a caller learns all faults at once. */
public final class QueryFields {

    private static final LocalizedText MISSING = LocalizedText.of("platform.query-fields.missing");
    private static final LocalizedText UNKNOWN = LocalizedText.of("platform.query-fields.unknown");
    private static final LocalizedText LEAVE_OUT = LocalizedText.of("platform.query-fields.leave-out");
    private static final LocalizedText NO_CODE = LocalizedText.of("platform.faults.no-such-code");
    private static final LocalizedText NO_NUMBER = LocalizedText.of("platform.query-fields.no-number");
    private static final LocalizedText BETWEEN = LocalizedText.of("platform.query-fields.between");
    private static final LocalizedText ONE_OF = LocalizedText.of("platform.faults.one-of");

    private final MultiValueMap<String, String> query;
    private final List<FieldFault> faults = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    public QueryFields(MultiValueMap<String, String> query) {
        this.query = query;
    }

    public boolean has(String name) {
        asked.add(name);
        return query.containsKey(name);
    }

    public @Nullable String text(String name) {
        asked.add(name);
        return query.getFirst(name);
    }

    /** Every value of a parameter that may be repeated, or hold several behind commas. */
    public <E> Set<E> constants(String name, E[] constants, Function<E, String> code) {
        asked.add(name);
        return query.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream((value == null ? "" : value).split(",", -1)))
                .map(value -> constant(name, value, constants, code))
                .flatMap(java.util.stream.Stream::ofNullable)
                .collect(Collectors.toSet());
    }

    public <E> @Nullable E constant(String name, E[] constants, Function<E, String> code) {
        var value = text(name);
        return value == null ? null : constant(name, value, constants, code);
    }

    /** The first constant if it is missing: worth nothing until {@link #check()}. */
    public <E> E required(String name, E[] constants, Function<E, String> code) {
        var found = constant(name, constants, code);
        if (text(name) == null) {
            fault(name, MISSING, ONE_OF.with(codes(constants, code)));
        }
        return found == null ? constants[0] : found;
    }

    /** @return {@code absent} also where the value is wrong: worth nothing until {@link #check()} */
    public int number(String name, int least, int most, int absent) {
        if (!has(name)) {
            return absent;
        }
        var value = text(name);
        if (value != null && value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        fault(name, NO_NUMBER, BETWEEN.with(least, most));
        return absent;
    }

    public void fault(String name, LocalizedText detail, LocalizedText fix) {
        if (faults.size() == Faults.MAX_FAULTS) {
            return;
        }
        faults.add(new FieldFault("BAD_PARAMETER", "?" + name, detail, fix));
    }

    /** One parameter that is wrong, found after {@link #check()}: 422. */
    public static ProblemException invalid(String name, LocalizedText detail, LocalizedText fix) {
        return ProblemException.invalid(List.of(new FieldFault("BAD_PARAMETER", "?" + name, detail, fix)));
    }

    /** @throws ProblemException 422 with every fault, unknown parameters included */
    public void check() {
        query.keySet().stream().filter(name -> !asked.contains(name)).forEach(name -> fault(name, UNKNOWN, LEAVE_OUT));
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private <E> @Nullable E constant(String name, String value, E[] constants, Function<E, String> code) {
        for (var constant : constants) {
            if (code.apply(constant).equals(value)) {
                return constant;
            }
        }
        fault(name, NO_CODE, ONE_OF.with(codes(constants, code)));
        return null;
    }

    private static <E> String codes(E[] constants, Function<E, String> code) {
        return Arrays.stream(constants).map(code).collect(Collectors.joining(", "));
    }
}
