package io.countersign.review.console.login;

import io.countersign.review.console.ConsolePaths;
import java.time.Duration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The one registration of the console at the OIDC provider. The provider's discovery document is read at the first login
 * and not at the start, so that the service starts without the provider.
 */
final class ProviderRegistration implements ReactiveClientRegistrationRepository {

    private static final Duration DISCOVERY_TIMEOUT = Duration.ofSeconds(10);

    private final Mono<ClientRegistration> registration;

    ProviderRegistration(String issuer, ConsoleProperties settings) {
        registration = Mono.fromCallable(() -> discover(issuer, settings))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(DISCOVERY_TIMEOUT)
                .cacheInvalidateIf(found -> false);
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return id.equals(ConsolePaths.REGISTRATION) ? registration : Mono.empty();
    }

    private static ClientRegistration discover(String issuer, ConsoleProperties settings) {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(ConsolePaths.REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(
                        settings.isPublicClient()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.baseUrl() + ConsolePaths.CALLBACK)
                .scope("openid", "profile")
                .build();
    }
}
