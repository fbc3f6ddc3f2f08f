package io.countersign.review.web;

import io.countersign.platform.web.FieldFault;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads query parameters and collects what is wrong with them. */
final class QueryParameters {

    private static final LocalizedText BAD =
            new LocalizedText("Parameters of the query are wrong; errors lists them.", "查询参数有误，详见 errors。");
    private static final LocalizedText NONE_OF = new LocalizedText("The value is not known.", "该值无效。");
    private static final LocalizedText ONE_OF = new LocalizedText("Send one of: %s.", "请使用以下值之一：%s。");
    private static final LocalizedText NO_NUMBER = new LocalizedText("The number is not in its range.", "数值无效。");
    private static final LocalizedText BETWEEN =
            new LocalizedText("Send a whole number from %d to %d.", "请使用 %d 到 %d 之间的整数。");

    private final List<FieldFault> faults = new ArrayList<>();

    <E extends Enum<E>> E constant(String name, @Nullable String value, E[] constants, E absent) {
        if (value == null) {
            return absent;
        }
        for (var constant : constants) {
            if (code(constant).equals(value)) {
                return constant;
            }
        }
        var codes = Arrays.stream(constants).map(QueryParameters::code).collect(Collectors.joining(", "));
        faults.add(new FieldFault("UNKNOWN_CODE", name, NONE_OF, ONE_OF.with(codes)));
        return absent;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    int integer(String name, @Nullable String value, int least, int most, int absent) {
        if (value == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // reported below
        }
        faults.add(new FieldFault("OUT_OF_RANGE", name, NO_NUMBER, BETWEEN.with(least, most)));
        return absent;
    }

    /** @throws ProblemException 400 with everything that was wrong */
    void check() {
        if (!faults.isEmpty()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "BAD_PARAMETER", BAD, faults);
        }
    }
}
