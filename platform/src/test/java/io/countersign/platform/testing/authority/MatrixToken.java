package io.countersign.platform.testing.authority;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A token's claims of tenancy and its scopes, and what they amount to by the documentation. */
record MatrixToken(@Nullable String account, @Nullable String platform, Set<String> scopes) {

    private static final String OTHER_PLATFORM = "matrix-rival";

    /** Every kind of tenant that a token may be of, with these scopes. */
    static List<MatrixToken> withScopes(Set<String> scopes) {
        return List.of(
                new MatrixToken(null, null, scopes),
                new MatrixToken(AuthorityMatrix.OWN, null, scopes),
                new MatrixToken(AuthorityMatrix.FOREIGN, null, scopes),
                new MatrixToken(null, AuthorityMatrix.PLATFORM, scopes),
                new MatrixToken(null, OTHER_PLATFORM, scopes),
                new MatrixToken(AuthorityMatrix.FOREIGN, AuthorityMatrix.PLATFORM, scopes));
    }

    Map<String, Object> claims() {
        var claims = new HashMap<String, Object>();
        claims.put("sub", "matrix");
        claims.put("scope", String.join(" ", new TreeSet<>(scopes)));
        if (account != null) {
            claims.put("account", account);
        }
        if (platform != null) {
            claims.put("platform", platform);
        }
        return claims;
    }

    boolean isOperator() {
        return scopes.contains("operator") && account == null && platform == null;
    }

    boolean isPlatform() {
        return scopes.contains("platform") && platform != null && account == null;
    }

    boolean actsFor(String target) {
        if (account != null) {
            return target.equals(account);
        }
        var isRegistered = AuthorityMatrix.PLATFORM.equals(platform) && AuthorityMatrix.OWN.equals(target);
        return isOperator() || (isPlatform() && isRegistered);
    }

    boolean hasOneOf(List<Set<String>> alternatives) {
        var effective = scopes.stream()
                .filter(scope -> !scope.equals("operator") || isOperator())
                .filter(scope -> !scope.equals("platform") || isPlatform())
                .collect(Collectors.toSet());
        return alternatives.stream().anyMatch(effective::containsAll);
    }
}
