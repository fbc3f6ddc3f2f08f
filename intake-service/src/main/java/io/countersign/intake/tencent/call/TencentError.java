package io.countersign.intake.tencent.call;

/**
 * A business or authentication error, answered with HTTP status 200 as the official gateway does: with any other both
 * SDKs drop the body.
 */
public final class TencentError extends RuntimeException {

    private static final int MAX_QUOTE_LENGTH = 32;

    private final String code;
    private final Text text;

    public TencentError(String code, String english, String chinese) {
        this(code, new Text(english, chinese));
    }

    private TencentError(String code, Text text) {
        super(code + ": " + text.english(), null, false, false);
        this.code = code;
        this.text = text;
    }

    /** A message in both of the API's languages. */
    record Text(String english, String chinese) {

        String in(boolean chineseWanted) {
            return chineseWanted ? chinese : english;
        }
    }

    public static TencentError internal() {
        return new TencentError("InternalError", "An internal error occurred.", "内部错误。");
    }

    public static TencentError timeout() {
        return new TencentError(
                "InternalError.Timeout", "Request timed out; it may take effect later.", "请求超时，稍后可能生效。");
    }

    public static TencentError unreadable() {
        return new TencentError("FailedOperation.FailResolvePacket", "The request could not be parsed.", "请求包解析失败。");
    }

    public static TencentError tooLarge() {
        return new TencentError("RequestSizeLimitExceeded", "The request is too large.", "请求包大小超过限制。");
    }

    public static TencentError busy() {
        return new TencentError(
                "ServiceUnavailable", "The service is busy; nothing was taken. Try again.", "服务繁忙，本次请求未被受理，请稍后重试。");
    }

    public static TencentError missing(String parameter) {
        return new TencentError(
                "MissingParameter",
                "The request is missing a required parameter `" + parameter + "`.",
                "缺少必填参数 `" + parameter + "`。");
    }

    public static TencentError value(String parameter, String kind) {
        return new TencentError(
                "InvalidParameterValue." + kind,
                "The value of `" + parameter + "` is not valid.",
                "`" + parameter + "` 的值错误。");
    }

    /** What a caller sent, short enough and plain enough for a message. */
    public static String quoted(String sent) {
        var plain = sent.codePoints()
                .limit(MAX_QUOTE_LENGTH)
                .map(c -> isPlain(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return plain.toString();
    }

    /** Half of a surrogate pair, which an escape can smuggle in, can't be written again. */
    private static boolean isPlain(int c) {
        return !Character.isISOControl(c) && c != '`' && Character.getType(c) != Character.SURROGATE;
    }

    public String code() {
        return code;
    }

    Text text() {
        return text;
    }
}
