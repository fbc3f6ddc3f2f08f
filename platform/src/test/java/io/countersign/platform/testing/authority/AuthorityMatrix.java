package io.countersign.platform.testing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Sends each operation of a service with every kind of scopes, claims and account, and compares the outcome with what its
 * entry in the table allows. The account {@value #OWN} is registered to the platform {@value #PLATFORM}, {@value
 * #FOREIGN} to none.
 */
public final class AuthorityMatrix {

    public static final String OWN = "matrix-own";
    public static final String FOREIGN = "matrix-foreign";
    public static final String PLATFORM = "matrix-platform";

    private static final List<String> REFUSALS = List.of(
            "UNAUTHENTICATED", "MISSING_SCOPE", "NO_ACCOUNT", "ACCOUNT_REQUIRED", "FOREIGN_ACCOUNT", "NOT_FOUND");
    private static final Set<String> ALL_SCOPES = Set.of(
            "applications:write",
            "applications:read",
            "quota:read",
            "notices:read",
            "endpoints:write",
            "accounts:write",
            "limits:write",
            "review:read",
            "review:decide",
            "review:lead",
            "review:audit",
            "keys:write",
            "dead-letters:write",
            "operator",
            "platform");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ApplicationContext service;
    private final TestIssuer issuer;

    public AuthorityMatrix(ApplicationContext service, TestIssuer issuer) {
        this.service = service;
        this.issuer = issuer;
    }

    /** The operations that every service has. */
    public static Stream<AuthorityEntry> shared() {
        return Stream.of(
                AuthorityEntry.open("GET /"),
                AuthorityEntry.open("GET /platform.css"),
                AuthorityEntry.open("GET /health"));
    }

    /** Fails where an operation is registered without an entry in the table, or the other way round. */
    public void assertComplete(List<AuthorityEntry> table) {
        assertComplete(table, operation -> true);
    }

    /** @param isCovered false for operations that take no bearer token and have a table of their own */
    public void assertComplete(List<AuthorityEntry> table, Predicate<String> isCovered) {
        var registered = new TreeSet<String>();
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.countersign.")) {
                        operations(mapping).stream().filter(isCovered).forEach(registered::add);
                    }
                });

        assertThat(table).extracting(AuthorityEntry::operation).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(table.stream().map(AuthorityEntry::operation).toList()))
                .isEqualTo(registered);
    }

    private static List<String> operations(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> method + " " + pattern.getPatternString()))
                .toList();
    }

    /** Sends every request of the operation; reports all that went otherwise. */
    public void assertOutcomes(AuthorityEntry entry) {
        var unexpected = new ArrayList<String>();
        expect(
                unexpected,
                entry,
                null,
                null,
                entry.account() == AccountSource.OPEN ? entry.admitted() : "UNAUTHENTICATED");
        for (var scopes : scopeSets(entry)) {
            for (var token : MatrixToken.withScopes(scopes)) {
                for (var target : targets(entry)) {
                    expect(unexpected, entry, token, target, expected(entry, token, target));
                }
            }
        }
        assertThat(unexpected).isEmpty();
    }

    /** An operation of the API refuses a parameter that it does not declare, in one form, also where nothing is found. */
    public void assertRefusesUnknownParameters(AuthorityEntry entry) {
        var answer = sendAdmitted(entry.at(entry.path() + (entry.path().contains("?") ? "&" : "?") + "colour=red"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"INVALID\"", "\"?colour\"");
    }

    private HttpResponse<String> sendAdmitted(AuthorityEntry entry) {
        if (entry.account() == AccountSource.OPEN) {
            return send(entry, null, null);
        }
        for (var token : MatrixToken.withScopes(entry.scopes().getFirst())) {
            for (var target : targets(entry)) {
                if (expected(entry, token, target).equals(entry.admitted())) {
                    return send(entry, token, target);
                }
            }
        }
        throw new AssertionError("no token is admitted to " + entry);
    }

    /** None, each, all, what is needed, that and each tenant's scope, and all but one that is needed. */
    private static Set<Set<String>> scopeSets(AuthorityEntry entry) {
        var sets = new LinkedHashSet<Set<String>>();
        sets.add(Set.of());
        sets.add(ALL_SCOPES);
        ALL_SCOPES.forEach(scope -> sets.add(Set.of(scope)));
        Stream.of("operator", "platform").forEach(scope -> sets.add(without(ALL_SCOPES, scope)));
        entry.scopes().forEach(needed -> {
            sets.add(needed);
            sets.add(with(needed, "operator"));
            sets.add(with(needed, "platform"));
            sets.add(with(with(needed, "platform"), "operator"));
            needed.forEach(scope -> sets.add(without(ALL_SCOPES, scope)));
        });
        return sets;
    }

    private static Set<String> with(Set<String> scopes, String scope) {
        var more = new HashSet<>(scopes);
        more.add(scope);
        return more;
    }

    private static Set<String> without(Set<String> scopes, String scope) {
        var fewer = new HashSet<>(scopes);
        fewer.remove(scope);
        return fewer;
    }

    private static List<@Nullable String> targets(AuthorityEntry entry) {
        var targets = new ArrayList<@Nullable String>();
        switch (entry.account()) {
            case OPEN, NONE -> targets.add(null);
            case HEADER, HEADER_OR_PLATFORM, HEADER_NOT_OPERATOR -> {
                targets.add(null);
                targets.addAll(List.of(OWN, FOREIGN));
            }
            case HEADER_OPERATOR, PATH, PATH_REGISTRATION -> targets.addAll(List.of(OWN, FOREIGN));
        }
        return targets;
    }

    private static String expected(AuthorityEntry entry, MatrixToken token, @Nullable String target) {
        if (entry.account() != AccountSource.OPEN && !token.hasOneOf(entry.scopes())) {
            return "MISSING_SCOPE";
        }
        return switch (entry.account()) {
            case OPEN, NONE -> entry.admitted();
            case HEADER, HEADER_OPERATOR -> byHeader(entry, token, target);
            case HEADER_OR_PLATFORM ->
                token.isPlatform() && target == null ? ofPlatform(entry, token) : byHeader(entry, token, target);
            case HEADER_NOT_OPERATOR -> {
                var outcome = byHeader(entry, token, target);
                yield token.isOperator() && !outcome.equals("ACCOUNT_REQUIRED") ? "FOREIGN_ACCOUNT" : outcome;
            }
            case PATH ->
                isPathOf(token, target) && (!entry.isOfOwn() || OWN.equals(target)) ? entry.admitted() : "NOT_FOUND";
            case PATH_REGISTRATION -> isPathOf(token, target) ? entry.admitted() : "FOREIGN_ACCOUNT";
        };
    }

    private static boolean isPathOf(MatrixToken token, @Nullable String target) {
        return target != null && token.actsFor(target);
    }

    private static String ofPlatform(AuthorityEntry entry, MatrixToken token) {
        return entry.isOfOwn() && !token.actsFor(OWN) ? "NOT_FOUND" : entry.admitted();
    }

    private static String byHeader(AuthorityEntry entry, MatrixToken token, @Nullable String target) {
        var account = target == null ? token.account() : target;
        if (account == null) {
            return token.isPlatform() || token.isOperator() ? "ACCOUNT_REQUIRED" : "NO_ACCOUNT";
        }
        if (!token.actsFor(account)) {
            return "FOREIGN_ACCOUNT";
        }
        return entry.isOfOwn() && !account.equals(OWN) ? "NOT_FOUND" : entry.admitted();
    }

    private void expect(
            List<String> unexpected,
            AuthorityEntry entry,
            @Nullable MatrixToken token,
            @Nullable String target,
            String expected) {
        var answer = send(entry, token, target);
        var outcome = outcome(answer);
        if (!outcome.equals(expected)) {
            unexpected.add("%s instead of %s (%d) for %s and the account %s"
                    .formatted(outcome, expected, answer.statusCode(), token, target));
        }
    }

    /** The refusal's code; any other answer below 500 but 429 means that the caller was admitted. */
    private static String outcome(HttpResponse<String> answer) {
        return REFUSALS.stream()
                .filter(code -> answer.body().contains("\"code\":\"" + code + "\""))
                .findFirst()
                .orElse(answer.statusCode() < 500 && answer.statusCode() != 429 ? AuthorityEntry.ADMITTED : "FAILED");
    }

    private HttpResponse<String> send(AuthorityEntry entry, @Nullable MatrixToken token, @Nullable String target) {
        var isInPath = entry.account() == AccountSource.PATH || entry.account() == AccountSource.PATH_REGISTRATION;
        var path = entry.path().replace("{account}", target == null ? OWN : target);
        var port = service.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(TestTimeouts.LIMIT)
                .method(
                        entry.method(),
                        BodyPublishers.ofString(FOREIGN.equals(target) ? entry.foreignBody() : entry.body()));
        entry.headers().forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + issuer.token(token.claims()));
        }
        if (target != null && !isInPath) {
            request.header("Countersign-Account", target);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
