package io.countersign.platform.security;

import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Who calls, by the access token; a controller's parameter. A nullable one is null where no token was sent. */
public record Caller(String subject, Set<String> scopes, Map<String, Object> claims) {

    private static final LocalizedText MISSING_SCOPE =
            new LocalizedText("The access token lacks the scope %s.", "访问令牌缺少权限范围 %s。");
    private static final LocalizedText FOREIGN =
            new LocalizedText("The access token does not act for this account.", "该访问令牌无权代表此账号操作。");

    private static final LocalizedText NO_ACCOUNT_ID = new LocalizedText(
            "An account id is 1 to 64 of letters, digits, dot, underscore and hyphen, and begins with a letter or digit.",
            "账号标识由 1 至 64 个字母、数字、点、下划线或连字符组成，并以字母或数字开头。");

    public Caller {
        scopes = Set.copyOf(scopes);
        claims = Map.copyOf(claims);
    }

    /** Scopes stand in {@code scope} or {@code scp}, as a list or as words. */
    static Caller of(Map<String, Object> claims) {
        var scopes = Stream.of("scope", "scp")
                .flatMap(name -> words(claims.get(name)).stream())
                .collect(Collectors.toSet());
        return new Caller(String.valueOf(claims.getOrDefault("sub", "")), scopes, claims);
    }

    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    /** @throws ProblemException 403 if the token does not carry the scope */
    public void require(String scope) {
        if (!has(scope)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "MISSING_SCOPE", MISSING_SCOPE.with(scope));
        }
    }

    /** 403, whether the account that a request names exists or not. */
    public static ProblemException foreignAccount() {
        return new ProblemException(HttpStatus.FORBIDDEN, "FOREIGN_ACCOUNT", FOREIGN);
    }

    /** 400: what a request names is not the form of an account's id. */
    public static ProblemException malformedAccount() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "MALFORMED_ACCOUNT", NO_ACCOUNT_ID);
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
