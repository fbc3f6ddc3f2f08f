package io.countersign.platform.web.problem;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** A problem document after RFC 9457, in one language: with a code for programs, and the faults of single fields. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
@JsonIgnoreProperties("properties")
public final class Problem extends ProblemDetail {

    private final String code;
    private final List<Fault> errors;

    /** One entry of {@code errors}. */
    public record Fault(String code, String pointer, String detail, String fix) {

        private static Fault of(FieldFault fault, Locale locale) {
            return new Fault(
                    fault.code(),
                    fault.pointer(),
                    fault.detail().in(locale),
                    fault.fix().in(locale));
        }
    }

    private Problem(ProblemException problem, Locale locale) {
        super(problem.status().value());
        code = problem.code();
        errors = problem.errors().stream().map(fault -> Fault.of(fault, locale)).toList();
    }

    /** @param path the path that was asked for */
    public static Problem of(ProblemException problem, String path, Locale locale) {
        var document = new Problem(problem, locale);
        var name = problem.code().toLowerCase(Locale.ROOT).replace('_', '-');
        document.setType(URI.create("urn:countersign:problem:" + name));
        document.setTitle(problem.title().in(locale));
        document.setDetail(problem.detail().in(locale));
        document.setInstance(reference(path));
        return document;
    }

    /** A reference that begins with two slashes would name a host. */
    private static URI reference(String path) {
        return URI.create(path.startsWith("//") ? "/." + path : path);
    }

    @Override
    @Schema(implementation = String.class, format = "uri-reference")
    public @Nullable URI getInstance() {
        return super.getInstance();
    }

    public String getCode() {
        return code;
    }

    public List<Fault> getErrors() {
        return errors;
    }
}
