package io.countersign.rules.checks.evidence;

import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name holds no mobile number and no identity number; the latter counts only with a valid check character. */
public record PersonalDataRule() implements Rule {

    private static final int MOBILE_LENGTH = 11;
    private static final int IDENTITY_LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10x98765432";

    private record NumberFound(String kind, int from, int to) {}

    @Override
    public String name() {
        return "personal-data";
    }

    @Override
    public boolean isAppealable() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        var found = find(subject.plainName().compact());
        if (found == null) {
            return RuleFindings.passed(this, Map.of());
        }
        var position = subject.plainName().range(found.from(), found.to());
        return RuleFindings.rejected(
                this,
                Map.of("found", found.kind()),
                Reason.at("/name", ReasonCode.PERSONAL_DATA).located(List.of(position)));
    }

    /** Looks at each run of digits as a whole, so that a part of a longer number is none. */
    private static @Nullable NumberFound find(String plain) {
        for (int from = 0; from < plain.length(); from++) {
            int to = from;
            while (to < plain.length() && isDigit(plain.charAt(to))) {
                to++;
            }
            if (isMobile(plain, from, to)) {
                return new NumberFound("mobile_number", from, to);
            }
            if (isIdentity(plain, from, to)) {
                return new NumberFound("identity_number", from, Math.min(plain.length(), from + IDENTITY_LENGTH));
            }
            from = Math.max(from, to);
        }
        return null;
    }

    private static boolean isMobile(String text, int from, int to) {
        int prefix = to - from - MOBILE_LENGTH;
        boolean country =
                (prefix == 2 && text.startsWith("86", from)) || (prefix == 4 && text.startsWith("0086", from));
        int start = to - MOBILE_LENGTH;
        return (prefix == 0 || country) && text.charAt(start) == '1' && text.charAt(start + 1) >= '3';
    }

    private static boolean isIdentity(String text, int from, int digits) {
        boolean x = digits < text.length() && text.charAt(digits) == 'x' && digits - from == IDENTITY_LENGTH - 1;
        if (!x && digits - from != IDENTITY_LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(from + i) - '0');
        }
        return text.charAt(from + IDENTITY_LENGTH - 1) == CHECKS.charAt(sum % 11) && isDate(text, from + 6);
    }

    private static boolean isDate(String text, int at) {
        try {
            LocalDate.of(number(text, at, 4), number(text, at + 4, 2), number(text, at + 6, 2));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int number(String text, int at, int length) {
        return Integer.parseInt(text, at, at + length, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
