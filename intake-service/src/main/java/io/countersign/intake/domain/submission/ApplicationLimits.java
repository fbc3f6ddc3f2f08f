package io.countersign.intake.domain.submission;

/** The form of an application's texts, the same in every API. Lengths are in code points, after normalisation. */
public final class ApplicationLimits {

    public static final int MAX_NAME_LENGTH = 64;
    public static final int MAX_OWNER_LENGTH = 100;
    public static final int MAX_REMARK_LENGTH = 500;
    public static final int MAX_REFERENCE_LENGTH = 100;
    /** The answer to a reviewer's question. */
    public static final int MAX_ANSWER_LENGTH = 1_000;

    public static final int MAX_ANSWER_CERTIFICATES = 5;

    public static final int MAX_APPEAL_LENGTH = 1_000;
    public static final int MAX_DOCUMENTS = 20;

    private ApplicationLimits() {}

    public static boolean isLonger(String text, int codePoints) {
        return text.codePointCount(0, text.length()) > codePoints;
    }

    /** A text of several lines may have line breaks and tabs, and no other control character. */
    public static boolean isMultiline(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }
}
