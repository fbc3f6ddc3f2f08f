package io.countersign.issuer;

import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Maps the settings of a client to a registered client of the authorization server. */
final class RegisteredClientMapper {

    private RegisteredClientMapper() {}

    static RegisteredClient registered(IssuerSettings.Client client) {
        var registered = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientAuthenticationMethods(methods -> methods.addAll(methods(client)))
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .tokenSettings(tokens(client));
        if (!client.isPublic()) {
            registered.clientSecret(client.secretHash());
        }
        return (client.logsUsersIn() ? login(registered, client) : own(registered)).build();
    }

    private static Set<ClientAuthenticationMethod> methods(IssuerSettings.Client client) {
        return client.isPublic()
                ? Set.of(ClientAuthenticationMethod.NONE)
                : Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    private static RegisteredClient.Builder own(RegisteredClient.Builder registered) {
        return registered.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    }

    private static RegisteredClient.Builder login(RegisteredClient.Builder registered, IssuerSettings.Client client) {
        return registered
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> uris.addAll(client.redirects()))
                .postLogoutRedirectUris(uris -> uris.addAll(Objects.requireNonNull(client.logoutRedirects())))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireAuthorizationConsent(false)
                        .requireProofKey(true)
                        .build());
    }

    private static TokenSettings tokens(IssuerSettings.Client client) {
        return TokenSettings.builder()
                .accessTokenTimeToLive(client.tokenLife())
                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
    }
}
