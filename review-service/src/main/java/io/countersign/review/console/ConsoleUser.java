package io.countersign.review.console;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/**
 * Who is logged in. Its scopes are those of its roles, whatever scopes, account or platform the ID token claims.
 */
public final class ConsoleUser extends DefaultOidcUser {

    private static final long serialVersionUID = 1L;
    private static final List<String> NOT_TRUSTED = List.of("scope", "scp", "account", "platform");

    private final String rolesClaim;

    public ConsoleUser(OidcIdToken token, String rolesClaim) {
        super(List.of(new SimpleGrantedAuthority("CONSOLE")), token);
        this.rolesClaim = rolesClaim;
    }

    public Collection<ConsoleRole> roles() {
        return super.getClaims().get(rolesClaim) instanceof Collection<?> codes
                ? ConsoleRole.of(codes.stream().map(String::valueOf).toList())
                : List.of();
    }

    @Override
    public Map<String, Object> getClaims() {
        var claims = new HashMap<>(super.getClaims());
        NOT_TRUSTED.forEach(claims::remove);
        var scopes = new TreeSet<String>();
        roles().forEach(role -> scopes.addAll(role.authorities()));
        claims.put("scope", List.copyOf(scopes));
        return claims;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
