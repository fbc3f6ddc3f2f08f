package io.countersign.platform.security.token;

import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;

/** Verifies RS256 tokens of one issuer for one audience. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenIssuerProperties.class)
public class TokenConfiguration {

    private static final int MAX_CACHED_TOKENS = 10_000;

    /** Refuses before anything is started. */
    @Bean
    static BeanFactoryPostProcessor issuerIsGiven(Environment environment) {
        return beans -> TokenIssuerProperties.address(
                environment.getProperty(TokenIssuerProperties.PROPERTIES + ".issuer-uri"));
    }

    @Bean
    CachingJwtDecoder jwtDecoder(TokenIssuerProperties issuer) {
        var location = issuer.required();
        return new CachingJwtDecoder(
                new SupplierReactiveJwtDecoder(() -> verifier(location, issuer.audiences())),
                InstantSource.system(),
                MAX_CACHED_TOKENS);
    }

    private static ReactiveJwtDecoder verifier(String location, List<String> audiences) {
        var decoder = NimbusReactiveJwtDecoder.withIssuerLocation(location)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .webClient(WebClient.builder().filter(new IssuerResponseCache()).build())
                .build();
        var times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(times, new JwtIssuerValidator(location), audience(audiences), new ClaimLengthValidator())));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> audience(List<String> audiences) {
        var refused = OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "another audience", null));
        return token ->
                token.getAudience() != null && token.getAudience().stream().anyMatch(audiences::contains)
                        ? OAuth2TokenValidatorResult.success()
                        : refused;
    }
}
