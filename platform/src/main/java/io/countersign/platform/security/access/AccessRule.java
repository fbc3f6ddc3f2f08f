package io.countersign.platform.security.access;

import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;

/**
 * What a caller of an operation needs.
 *
 * @param alternatives sets of scopes, of which a caller needs one; none for an operation that is open
 */
record AccessRule(List<Set<String>> alternatives) {

    private static final AccessRule OPEN = new AccessRule(List.of());

    AccessRule {
        alternatives = List.copyOf(alternatives);
    }

    /** The rule that a handler method declares; empty unless it declares exactly one. */
    static Optional<AccessRule> of(Method handler) {
        var scopes = AnnotatedElementUtils.findMergedAnnotation(handler, RequiresScope.class);
        var isOpen = AnnotatedElementUtils.hasAnnotation(handler, PermitAll.class);
        if (scopes == null) {
            return isOpen ? Optional.of(OPEN) : Optional.empty();
        }
        var rule =
                new AccessRule(Stream.of(scopes.value()).map(AccessRule::words).toList());
        return isOpen || rule.isIncomplete() ? Optional.empty() : Optional.of(rule);
    }

    private static Set<String> words(String alternative) {
        return Stream.of(alternative.split(" ", -1))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isIncomplete() {
        return alternatives.isEmpty() || alternatives.stream().anyMatch(Set::isEmpty);
    }

    boolean isOpen() {
        return alternatives.isEmpty();
    }

    boolean admits(Caller caller) {
        return isOpen()
                || alternatives.stream().anyMatch(scopes -> caller.scopes().containsAll(scopes));
    }

    /** 403, with every alternative. */
    ProblemException refusal() {
        var scopes = alternatives.stream()
                .map(all -> joined("platform.access-rule.and", all.stream()))
                .toList();
        var detail = LocalizedText.of(
                "platform.access-rule.missing-scope", joined("platform.access-rule.or", scopes.stream()));
        return new ProblemException(HttpStatus.FORBIDDEN, "MISSING_SCOPE", detail);
    }

    private static Object joined(String key, Stream<?> parts) {
        return parts.<Object>map(part -> part)
                .reduce((one, other) -> LocalizedText.of(key, one, other))
                .orElseThrow();
    }

    /** As a sentence of the API's document. */
    String description() {
        return "Scope: "
                + alternatives.stream()
                        .map(scopes ->
                                scopes.stream().map(scope -> "`" + scope + "`").collect(Collectors.joining(" and ")))
                        .collect(Collectors.joining(", or "))
                + ".";
    }
}
