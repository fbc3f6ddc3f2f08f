package io.countersign.platform.security.caller;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who calls, by the access token; a controller's parameter. A nullable one is null where no token was sent.
 *
 * <p>A token with an {@code account} claim is that account, whatever else it carries. The scope {@code platform} counts
 * only beside a {@code platform} claim, and the scope {@code operator} only where there is neither claim: both are
 * dropped elsewhere.
 */
public record Caller(String subject, Set<String> scopes, Map<String, Object> claims) {

    /** The scope of a caller who acts for every account. */
    public static final String OPERATOR = "operator";

    /** The scope of a platform, which acts for the accounts that are registered to it. */
    public static final String PLATFORM = "platform";

    /** The attribute of a request whose caller is known. */
    public static final String ATTRIBUTE = Caller.class.getName();

    private static final String ACCOUNT_CLAIM = "account";
    private static final String PLATFORM_CLAIM = "platform";

    public Caller {
        claims = Map.copyOf(claims);
        scopes = effective(scopes, claims);
    }

    /** The caller of a request with a bearer token, or for an operation with a scope; null where there is none. */
    public static @Nullable Caller of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** Scopes are read from {@code scope} or {@code scp}, as a list or as words. */
    public static Caller of(Map<String, Object> claims) {
        var scopes = Stream.of("scope", "scp")
                .flatMap(name -> words(claims.get(name)).stream())
                .collect(Collectors.toSet());
        return new Caller(String.valueOf(claims.getOrDefault("sub", "")), scopes, claims);
    }

    private static Set<String> effective(Set<String> scopes, Map<String, Object> claims) {
        var isAccount = claims.containsKey(ACCOUNT_CLAIM);
        var isPlatform = !isAccount && claims.get(PLATFORM_CLAIM) instanceof String name && !name.isBlank();
        var isTenant = isAccount || claims.containsKey(PLATFORM_CLAIM);
        return scopes.stream()
                .filter(scope -> switch (scope) {
                    case PLATFORM -> isPlatform;
                    case OPERATOR -> !isTenant;
                    default -> true;
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    /** True for a token with the scope {@code operator} that is of no tenant. */
    public boolean isOperator() {
        return has(OPERATOR);
    }

    /** The account that the token is, or null. */
    public @Nullable String account() {
        return claim(ACCOUNT_CLAIM);
    }

    /** The platform for whose accounts the token acts, or null. */
    public @Nullable String platform() {
        return has(PLATFORM) ? claim(PLATFORM_CLAIM) : null;
    }

    /** The tenant that the token is of, for limits and logs: a platform, an account, or else the subject. */
    public String tenant() {
        return Objects.requireNonNullElseGet(platform(), () -> Objects.requireNonNullElse(account(), subject));
    }

    /** A claim that is one text, or null. */
    public @Nullable String claim(String name) {
        return claims.get(name) instanceof String text ? text : null;
    }

    /** A claim that is a list, or words; empty if it is absent. */
    public List<String> claims(String name) {
        return words(claims.get(name));
    }

    private static List<String> words(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return claim instanceof String text && !text.isBlank()
                ? List.of(text.strip().split("\\s+", -1))
                : List.of();
    }
}
