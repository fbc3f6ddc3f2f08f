package io.countersign.review.console.login;

import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.server.session.ReactiveOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Remembers no session of the provider; the default keeps each in memory until its logout. */
final class NoOidcSessions implements ReactiveOidcSessionRegistry {

    @Override
    public Mono<Void> saveSessionInformation(OidcSessionInformation session) {
        return Mono.empty();
    }

    @Override
    public Mono<OidcSessionInformation> removeSessionInformation(String clientSessionId) {
        return Mono.empty();
    }

    @Override
    public Flux<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        return Flux.empty();
    }
}
