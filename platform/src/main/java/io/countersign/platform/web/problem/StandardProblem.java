package io.countersign.platform.web.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The default problem of each status. */
@SuppressWarnings("ImmutableEnumChecker") // a text is
public enum StandardProblem {
    MALFORMED(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT),
    CONFLICT(HttpStatus.CONFLICT),
    GONE(HttpStatus.GONE),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;
    private final LocalizedText title;
    private final LocalizedText detail;

    StandardProblem(HttpStatus status) {
        this.status = status;
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.title = LocalizedText.of("platform.status." + name + ".title");
        this.detail = LocalizedText.of("platform.status." + name + ".detail");
    }

    /** A status without an entry of its own is described by its class. */
    public static StandardProblem of(HttpStatus status) {
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

    public LocalizedText title() {
        return title;
    }

    LocalizedText detail() {
        return detail;
    }
}
