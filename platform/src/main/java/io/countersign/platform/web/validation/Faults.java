package io.countersign.platform.web.validation;

import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The faults of one request as they are found, with their texts. */
public final class Faults {

    private static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    private static final String TOO_MANY = "TOO_MANY";
    private static final LocalizedText SEND_IT = LocalizedText.of("platform.faults.send-it");
    private static final LocalizedText REQUIRED = LocalizedText.of("platform.faults.required");
    private static final LocalizedText EMPTY = LocalizedText.of("platform.faults.empty");
    private static final LocalizedText FILL_IT = LocalizedText.of("platform.faults.fill-it");
    private static final LocalizedText UNKNOWN = LocalizedText.of("platform.faults.unknown");
    private static final LocalizedText LEAVE_OUT = LocalizedText.of("platform.faults.leave-out");
    private static final LocalizedText WRONG_TYPE = LocalizedText.of("platform.faults.wrong-type");
    private static final LocalizedText NO_SUCH_CODE = LocalizedText.of("platform.faults.no-such-code");
    private static final LocalizedText ONE_OF = LocalizedText.of("platform.faults.one-of");
    private static final LocalizedText TOO_LONG = LocalizedText.of("platform.faults.too-long");
    private static final LocalizedText SHORTEN = LocalizedText.of("platform.faults.shorten");
    private static final LocalizedText CONTROL = LocalizedText.of("platform.faults.control");
    private static final LocalizedText REMOVE_CONTROL = LocalizedText.of("platform.faults.remove-control");
    private static final LocalizedText BAD_FORM = LocalizedText.of("platform.faults.bad-form");
    private static final LocalizedText RANGE = LocalizedText.of("platform.faults.range");
    private static final LocalizedText BETWEEN = LocalizedText.of("platform.faults.between");
    private static final LocalizedText COUNT = LocalizedText.of("platform.faults.count");
    private static final LocalizedText AT_MOST = LocalizedText.of("platform.faults.at-most");

    /** More are not reported: an answer is not many times as large as its request. */
    static final int MAX_FAULTS = 100;

    /** More are not collected of a body that can't be read; which ones are reported is decided at the end. */
    private static final int MAX_COLLECTED = 10 * MAX_FAULTS;

    private final Comparator<String> order;
    private final Set<FieldFault> found = new LinkedHashSet<>();

    public Faults(Class<?> type) {
        this.order = new FieldOrder(type);
    }

    /** In the order in which the record declares its fields, unknown fields last; a list that is too long has one fault. */
    public List<FieldFault> found() {
        var tooMany = found.stream()
                .filter(fault -> fault.code().equals(TOO_MANY))
                .map(fault -> fault.pointer() + "/")
                .toList();
        return found.stream()
                .filter(fault -> tooMany.stream().noneMatch(fault.pointer()::startsWith))
                .sorted(Comparator.comparing(Faults::isUnknownField).thenComparing(FieldFault::pointer, order))
                .limit(MAX_FAULTS)
                .toList();
    }

    private static boolean isUnknownField(FieldFault fault) {
        return fault.code().equals(UNKNOWN_FIELD);
    }

    public void add(FieldFault fault) {
        found.add(fault);
    }

    public boolean isFull() {
        return found.size() >= MAX_COLLECTED;
    }

    /** Whether something is wrong with the value itself at this pointer. */
    public boolean covers(String pointer) {
        return found.stream().anyMatch(fault -> fault.pointer().equals(pointer));
    }

    public static FieldFault required(String pointer) {
        return new FieldFault("REQUIRED", pointer, REQUIRED, SEND_IT);
    }

    static FieldFault empty(String pointer) {
        return new FieldFault("EMPTY", pointer, EMPTY, FILL_IT);
    }

    public static FieldFault unknownField(String pointer) {
        return new FieldFault(UNKNOWN_FIELD, pointer, UNKNOWN, LEAVE_OUT);
    }

    public static FieldFault wrongType(String pointer, JsonKind kind) {
        return new FieldFault("WRONG_TYPE", pointer, WRONG_TYPE, kind.fix());
    }

    public static FieldFault unknownCode(String pointer, List<String> codes) {
        return new FieldFault("UNKNOWN_CODE", pointer, NO_SUCH_CODE, ONE_OF.with(String.join(", ", codes)));
    }

    static FieldFault tooLong(String pointer, int limit) {
        return new FieldFault("TOO_LONG", pointer, TOO_LONG.with(limit), SHORTEN);
    }

    static FieldFault controlCharacter(String pointer) {
        return new FieldFault("CONTROL_CHARACTER", pointer, CONTROL, REMOVE_CONTROL);
    }

    public static FieldFault malformed(String pointer, LocalizedText fix) {
        return new FieldFault("MALFORMED", pointer, BAD_FORM, fix);
    }

    static FieldFault outOfRange(String pointer, long least, long most) {
        return new FieldFault("OUT_OF_RANGE", pointer, RANGE, BETWEEN.with(least, most));
    }

    static FieldFault tooMany(String pointer, int limit) {
        return new FieldFault(TOO_MANY, pointer, COUNT, AT_MOST.with(limit));
    }
}
