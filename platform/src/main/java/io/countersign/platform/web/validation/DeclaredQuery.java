package io.countersign.platform.web.validation;

import io.countersign.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The query parameters that an operation binds with {@link RequestParam}. An operation that documents its query at the
 * method reads and checks it with {@link QueryFields}, so that a caller learns unknown and wrong parameters at once.
 *
 * @param isChecked false for such an operation
 */
public record DeclaredQuery(Set<String> names, boolean isChecked) {

    public DeclaredQuery {
        names = Set.copyOf(names);
    }

    public static DeclaredQuery of(Method handler) {
        var names = Arrays.stream(handler.getParameters())
                .map(SynthesizingMethodParameter::forParameter)
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(DeclaredQuery::name)
                .collect(Collectors.toSet());
        boolean readsItself = AnnotatedElementUtils.findMergedRepeatableAnnotations(handler, Parameter.class).stream()
                .anyMatch(parameter -> parameter.in() == ParameterIn.QUERY);
        return new DeclaredQuery(names, !readsItself);
    }

    private static String name(MethodParameter parameter) {
        var declared = parameter.getParameterAnnotation(RequestParam.class);
        return declared == null || !StringUtils.hasText(declared.name())
                ? parameter.getParameter().getName()
                : declared.name();
    }

    /** @throws ProblemException 422 with every unknown parameter */
    public void check(MultiValueMap<String, String> query) {
        if (isChecked && !query.isEmpty()) {
            var fields = new QueryFields(query);
            names.forEach(fields::has);
            fields.check();
        }
    }
}
