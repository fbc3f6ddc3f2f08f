package io.countersign.intake.web;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.intake.domain.Filter;
import io.countersign.intake.domain.Status;
import io.countersign.platform.web.FieldFault;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The filters and the size of a page, as the query has them; all faults at once. */
final class ListQuery {

    static final int PAGE = 50;
    static final int LARGEST_PAGE = 200;
    private static final int LONGEST = 200;
    private static final Set<String> KNOWN =
            Set.of("status", "region", "name", "reference", "submittedAfter", "submittedBefore", "limit", "cursor");

    private static final LocalizedText UNKNOWN = new LocalizedText("No such parameter is known.", "没有这个参数。");
    private static final LocalizedText LEAVE_OUT =
            new LocalizedText("Leave it out, or check its spelling.", "请删除该参数，或检查拼写。");
    private static final LocalizedText NO_CODE =
            new LocalizedText("The value is none of the known codes.", "该值不是已知的代码。");
    private static final LocalizedText ONE_OF = new LocalizedText("Send one of: %s.", "请使用以下值之一：%s。");
    private static final LocalizedText NO_INSTANT = new LocalizedText("That is no instant.", "时间格式不正确。");
    private static final LocalizedText AN_INSTANT =
            new LocalizedText("Send an instant such as 2026-01-31T09:30:00Z.", "请使用形如 2026-01-31T09:30:00Z 的时间。");
    private static final LocalizedText NO_SIZE = new LocalizedText("That is no size of a page.", "分页大小不正确。");
    private static final LocalizedText A_SIZE = new LocalizedText("Send 1 to 200.", "请使用 1 到 200。");
    private static final LocalizedText BAD_TEXT = new LocalizedText("The text is empty or too long.", "文本为空或过长。");
    private static final LocalizedText A_TEXT = new LocalizedText("Send 1 to 200 characters.", "请使用 1 到 200 个字符。");

    private final MultiValueMap<String, String> query;
    private final List<FieldFault> faults = new ArrayList<>();

    private ListQuery(MultiValueMap<String, String> query) {
        this.query = query;
    }

    /** A page that is asked for. */
    record Asked(Filter filter, int limit, @Nullable String cursor) {}

    /** @throws ProblemException 422 */
    static Asked read(MultiValueMap<String, String> query) {
        return new ListQuery(query).read();
    }

    private Asked read() {
        query.keySet().stream().filter(name -> !KNOWN.contains(name)).forEach(name -> fault(name, UNKNOWN, LEAVE_OUT));
        var name = text("name");
        var filter = new Filter(
                statuses(),
                constant("region", Region.values(), Region::code),
                name == null ? null : NameKey.of(name),
                text("reference"),
                instant("submittedAfter"),
                instant("submittedBefore"));
        var asked = new Asked(filter, limit(), query.getFirst("cursor"));
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return asked;
    }

    private Set<Status> statuses() {
        return query.getOrDefault("status", List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(code -> constant("status", code, Status.values(), Status::code))
                .flatMap(java.util.stream.Stream::ofNullable)
                .collect(Collectors.toSet());
    }

    private <E> @Nullable E constant(String name, E[] constants, Function<E, String> code) {
        var value = query.getFirst(name);
        return value == null ? null : constant(name, value, constants, code);
    }

    private <E> @Nullable E constant(String name, String value, E[] constants, Function<E, String> code) {
        for (var constant : constants) {
            if (code.apply(constant).equals(value)) {
                return constant;
            }
        }
        var codes = Arrays.stream(constants).map(code).collect(Collectors.joining(", "));
        fault(name, NO_CODE, ONE_OF.with(codes));
        return null;
    }

    private @Nullable Instant instant(String name) {
        var value = query.getFirst(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException _) {
            fault(name, NO_INSTANT, AN_INSTANT);
            return null;
        }
    }

    private @Nullable String text(String name) {
        var value = query.getFirst(name);
        if (query.containsKey(name) && (value == null || value.isBlank() || value.length() > LONGEST)) {
            fault(name, BAD_TEXT, A_TEXT);
        }
        return value;
    }

    private int limit() {
        var value = query.getFirst("limit");
        if (!query.containsKey("limit")) {
            return PAGE;
        }
        if (value == null || !value.matches("[1-9]\\d{0,2}") || Integer.parseInt(value) > LARGEST_PAGE) {
            fault("limit", NO_SIZE, A_SIZE);
            return PAGE;
        }
        return Integer.parseInt(value);
    }

    private void fault(String name, LocalizedText detail, LocalizedText fix) {
        faults.add(new FieldFault("BAD_PARAMETER", "?" + name, detail, fix));
    }
}
