package io.countersign.platform.web;

import org.springframework.http.HttpStatus;

/** What each status means where nothing more precise is said. */
@SuppressWarnings("ImmutableEnumChecker") // records of strings and method references are
enum StandardProblem {
    MALFORMED(HttpStatus.BAD_REQUEST, "Malformed request", "请求格式错误", "The request can't be read.", "无法解析该请求。"),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "Not authenticated",
            "未通过身份验证",
            "Send a valid access token of the configured issuer, for this audience, in the Authorization header.",
            "请在 Authorization 请求头中携带由指定签发方签发、受众正确且未过期的访问令牌。"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed", "没有权限", "The access token does not allow this.", "该访问令牌无权执行此操作。"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "未找到", "There is nothing under this address.", "该地址下没有任何内容。"),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "Method not allowed",
            "不支持该方法",
            "This address does not know the method; the header Allow names those it knows.",
            "该地址不支持此请求方法，可用的方法见 Allow 响应头。"),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "Not acceptable",
            "无法按要求的格式返回",
            "No representation matches the header Accept.",
            "没有符合 Accept 请求头的表示形式。"),
    REQUEST_TIMEOUT(
            HttpStatus.REQUEST_TIMEOUT,
            "Request timeout",
            "请求超时",
            "The request's body did not arrive in time.",
            "请求体未在规定时间内到达。"),
    CONFLICT(HttpStatus.CONFLICT, "Conflict", "状态冲突", "The present state does not allow this.", "当前状态不允许此操作。"),
    GONE(HttpStatus.GONE, "Gone", "已失效", "What this address named is no longer there.", "该地址指向的内容已不存在。"),
    PRECONDITION_FAILED(
            HttpStatus.PRECONDITION_FAILED,
            "Precondition failed",
            "前置条件不满足",
            "It has changed since it was read: the header If-Match does not name the present state.",
            "内容在读取之后已发生变化，If-Match 请求头与当前状态不一致。"),
    TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "Too large",
            "请求过大",
            "The request's body is larger than this address takes.",
            "请求体超过了该地址允许的大小。"),
    ADDRESS_TOO_LONG(
            HttpStatus.URI_TOO_LONG,
            "Address too long",
            "请求地址过长",
            "The address is longer than allowed.",
            "请求地址超过长度限制。"),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "Unsupported media type",
            "不支持的媒体类型",
            "The header Content-Type names nothing that this address reads.",
            "该地址无法读取 Content-Type 所声明的内容。"),
    INVALID(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Invalid content",
            "内容不符合要求",
            "The request can be read, but its content is wrong; errors lists everything.",
            "请求可以解析，但内容有误，全部问题见 errors。"),
    PRECONDITION_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED,
            "Precondition required",
            "缺少前置条件",
            "Send the header If-Match with the ETag that was read last.",
            "请在 If-Match 请求头中携带最近一次读到的 ETag。"),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests",
            "请求过于频繁",
            "Wait as long as the header Retry-After says.",
            "请按 Retry-After 响应头给出的时间等待后重试。"),
    HEADERS_TOO_LARGE(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            "Headers too large",
            "请求头过大",
            "The request's headers are larger than this service takes.",
            "请求头超过了服务允许的大小。"),
    INTERNAL(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Internal error",
            "内部错误",
            "Something went wrong here; it has been recorded.",
            "服务内部出现问题，已被记录。"),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Unavailable for now",
            "暂时不可用",
            "A server behind this service does not answer; try again. What was asked for may still take effect.",
            "后端服务暂时没有响应，请稍后重试。本次请求仍有可能生效。");

    private final HttpStatus status;
    private final LocalizedText title;
    private final LocalizedText detail;

    StandardProblem(HttpStatus status, String titleEn, String titleZh, String detailEn, String detailZh) {
        this.status = status;
        this.title = new LocalizedText(titleEn, titleZh);
        this.detail = new LocalizedText(detailEn, detailZh);
    }

    /** A status without an entry of its own is described by its class. */
    static StandardProblem of(HttpStatus status) {
        for (var problem : values()) {
            if (problem.status == status) {
                return problem;
            }
        }
        return status.is5xxServerError() ? INTERNAL : MALFORMED;
    }

    HttpStatus status() {
        return status;
    }

    LocalizedText title() {
        return title;
    }

    LocalizedText detail() {
        return detail;
    }
}
