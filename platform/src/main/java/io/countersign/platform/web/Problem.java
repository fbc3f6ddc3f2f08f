package io.countersign.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;

/** A problem document after RFC 9457, in one language. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String instance, String code, List<Fault> errors) {

    /** One entry of {@code errors}. */
    public record Fault(String code, String pointer, String detail, String fix) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** @param instance the path that was asked for */
    static Problem of(ProblemException problem, String instance, Locale locale) {
        return new Problem(
                "urn:countersign:problem:"
                        + problem.code().toLowerCase(Locale.ROOT).replace('_', '-'),
                problem.title().in(locale),
                problem.status().value(),
                problem.detail().in(locale),
                instance,
                problem.code(),
                problem.errors().stream()
                        .map(fault -> new Fault(
                                fault.code(),
                                fault.pointer(),
                                fault.detail().in(locale),
                                fault.fix().in(locale)))
                        .toList());
    }
}
