package io.countersign.platform.web.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {

    private static final String BUSY = "BUSY";
    private static final LocalizedText NO_CAPACITY = LocalizedText.of("platform.problem-exception.no-capacity");

    private final transient StandardProblem standard;
    private final String code;
    private final transient LocalizedText detail;
    private final transient List<FieldFault> errors;
    private final transient Map<String, String> headers;

    public ProblemException(HttpStatus status, String code, LocalizedText detail) {
        this(StandardProblem.of(status), code, detail, List.of(), Map.of());
    }

    public ProblemException(HttpStatus status, String code, LocalizedText detail, List<FieldFault> errors) {
        this(StandardProblem.of(status), code, detail, errors, Map.of());
    }

    ProblemException(StandardProblem standard) {
        this(standard, standard.name(), standard.detail(), List.of(), Map.of());
    }

    private ProblemException(
            StandardProblem standard,
            String code,
            LocalizedText detail,
            List<FieldFault> errors,
            Map<String, String> headers) {
        super(standard.status() + " " + code, null, isTraced(standard), isTraced(standard));
        this.standard = standard;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    /** The trace of a refusal is never logged, and is most of what a refusal costs. */
    private static boolean isTraced(StandardProblem standard) {
        return standard == StandardProblem.INTERNAL;
    }

    /** The standard problem of a status, with its own code and texts. */
    public static ProblemException of(HttpStatus status) {
        return new ProblemException(StandardProblem.of(status));
    }

    /** All that is wrong with a request's content, at once: 422. */
    public static ProblemException invalid(List<FieldFault> errors) {
        var standard = StandardProblem.INVALID;
        return new ProblemException(standard, standard.name(), standard.detail(), errors, Map.of());
    }

    /** A store or broker that did not answer: 503 with Retry-After. */
    public static ProblemException unavailable() {
        return of(HttpStatus.SERVICE_UNAVAILABLE).withHeader("Retry-After", "2");
    }

    /** A request for which this service has no capacity left: 503 with Retry-After. */
    public static ProblemException busy() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, BUSY, NO_CAPACITY).withHeader("Retry-After", "1");
    }

    /** Whether the service itself refused it for load, and no server behind it failed. */
    boolean isBusy() {
        return code.equals(BUSY);
    }

    /** The same with a response header more. */
    public ProblemException withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        var problem = new ProblemException(standard, code, detail, errors, more);
        problem.setStackTrace(getStackTrace());
        return problem;
    }

    /** The same with another detail. */
    public ProblemException withDetail(LocalizedText other) {
        return new ProblemException(standard, code, other, errors, headers);
    }

    public HttpStatus status() {
        return standard.status();
    }

    public LocalizedText title() {
        return standard.title();
    }

    public String code() {
        return code;
    }

    public LocalizedText detail() {
        return detail;
    }

    public List<FieldFault> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
