package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.rules.text.Folding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** A name holds no mobile number and no identity number; the latter counts only with a valid check character. */
record PersonalData() implements Rule {

    private static final int MOBILE = 11;
    private static final int IDENTITY = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10x98765432";

    @Override
    public String name() {
        return "personal-data";
    }

    @Override
    public boolean judges() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        var found = find(Folding.plain(subject.application().name()));
        return found.isEmpty()
                ? Findings.passed(this, Map.of())
                : Findings.rejected(this, Map.of("found", found), Reason.at("/name", ReasonCode.PERSONAL_DATA));
    }

    /** Looks at each run of digits as a whole, so that a part of a longer number is none. */
    private static String find(String plain) {
        for (int from = 0; from < plain.length(); from++) {
            int to = from;
            while (to < plain.length() && isDigit(plain.charAt(to))) {
                to++;
            }
            if (isMobile(plain, from, to)) {
                return "mobile_number";
            }
            if (isIdentity(plain, from, to)) {
                return "identity_number";
            }
            from = Math.max(from, to);
        }
        return "";
    }

    private static boolean isMobile(String text, int from, int to) {
        int prefix = to - from - MOBILE;
        boolean country =
                (prefix == 2 && text.startsWith("86", from)) || (prefix == 4 && text.startsWith("0086", from));
        int start = to - MOBILE;
        return (prefix == 0 || country) && text.charAt(start) == '1' && text.charAt(start + 1) >= '3';
    }

    private static boolean isIdentity(String text, int from, int digits) {
        boolean x = digits < text.length() && text.charAt(digits) == 'x' && digits - from == IDENTITY - 1;
        if (!x && digits - from != IDENTITY) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(from + i) - '0');
        }
        return text.charAt(from + IDENTITY - 1) == CHECKS.charAt(sum % 11) && isDate(text, from + 6);
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
