package io.countersign.issuer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Adds audience, scopes, account, platform and roles to each token. */
final class TokenClaimsCustomizer implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final Set<String> OIDC_SCOPES = Set.of(OidcScopes.OPENID, OidcScopes.PROFILE);

    private final Map<String, Grant> users;
    private final Map<String, Grant> clients;

    TokenClaimsCustomizer(IssuerSettings settings) {
        users = settings.users().stream()
                .collect(Collectors.toUnmodifiableMap(
                        IssuerSettings.User::name, user -> new Grant(user.scopes(), user.claims())));
        clients = settings.clients().stream()
                .collect(Collectors.toUnmodifiableMap(
                        IssuerSettings.Client::id, client -> new Grant(client.scopes(), client.claims())));
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var grant = AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())
                ? clients.get(context.getRegisteredClient().getClientId())
                : users.get(userOf(context));
        if (grant != null) {
            fill(context, grant.scopes(), grant.claims());
        }
    }

    private static String userOf(JwtEncodingContext context) {
        @Nullable Authentication principal = context.getPrincipal();
        return principal == null ? "" : principal.getName();
    }

    private static void fill(JwtEncodingContext context, Set<String> allowed, Map<String, Object> claims) {
        context.getClaims().claims(all -> all.putAll(claims));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().claims(all -> {
                all.put("aud", List.of(IssuerSettings.AUDIENCE));
                all.put("scope", String.join(" ", granted(context.getAuthorizedScopes(), allowed)));
            });
        }
    }

    /** The allowed scopes, restricted to the requested ones if there are any. */
    private static Set<String> granted(Set<String> asked, Set<String> allowed) {
        var narrowed = new TreeSet<>(asked);
        narrowed.removeAll(OIDC_SCOPES);
        var granted = new TreeSet<>(allowed);
        if (!narrowed.isEmpty()) {
            granted.retainAll(narrowed);
        }
        return granted;
    }

    private record Grant(Set<String> scopes, Map<String, Object> claims) {}
}
