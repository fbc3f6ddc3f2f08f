package io.countersign.platform.security;

import io.countersign.platform.security.access.AccessConfiguration;
import io.countersign.platform.security.access.OperationAccess;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.security.caller.CallerArgumentResolver;
import io.countersign.platform.security.token.BearerTokenFilter;
import io.countersign.platform.security.token.CachingJwtDecoder;
import io.countersign.platform.security.token.TokenConfiguration;
import io.countersign.platform.security.token.TokenIssuerProperties;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.problem.ProblemWriter;
import java.util.List;
import java.util.function.Predicate;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * A resource server: RS256 tokens of one issuer for one audience, on every path but those of open operations. A service with a
 * login for pages adds a chain of its own before this one, with a matcher for those pages.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@Import({TokenConfiguration.class, AccessConfiguration.class})
public class SecurityConfiguration {

    /** What libraries serve without a token, beside the handlers with {@code @PermitAll}. */
    private static final List<String> OPEN = List.of(
            "/favicon.ico",
            "/v3/api-docs/**",
            "/v3/api-docs.yaml",
            "/swagger-ui.html",
            "/swagger-ui/**",
            "/webjars/**");

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final LocalizedText BAD_TOKEN = LocalizedText.of("platform.security-configuration.bad-token");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    /** Health and metrics, on the management port alone, which is never published. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain management(ServerHttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityWebFilterChain api(CachingJwtDecoder decoder, ProblemWriter problems, OperationAccess access) {
        var libraries =
                OPEN.stream().map(PathPatternParser.defaultInstance::parse).toList();
        Predicate<PathContainer> open =
                path -> access.isOpen(path) || libraries.stream().anyMatch(pattern -> pattern.matches(path));
        return new MatcherSecurityWebFilterChain(
                ServerWebExchangeMatchers.anyExchange(),
                List.of(new BearerTokenFilter(decoder, open, entryPoint(problems))));
    }

    /** The filters' own times cost more than the filters; those of whole requests are measured. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    private static ServerAuthenticationEntryPoint entryPoint(ProblemWriter problems) {
        return (exchange, failure) -> {
            var unauthenticated = ProblemException.of(HttpStatus.UNAUTHORIZED);
            return problems.write(
                    exchange,
                    failure instanceof OAuth2AuthenticationException
                            ? unauthenticated
                                    .withDetail(BAD_TOKEN)
                                    .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                            : unauthenticated.withHeader("WWW-Authenticate", "Bearer"));
        };
    }

    @Bean
    ServerWebExchangeFirewall firewall() {
        return new OnePassFirewall();
    }

    @Bean
    ServerExchangeRejectedHandler rejected(ProblemWriter problems) {
        return (exchange, failure) -> problems.write(exchange, ProblemException.of(HttpStatus.BAD_REQUEST));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter contentPolicy(TokenIssuerProperties issuer, ObjectProvider<ContentPolicy> policy) {
        var pages = policy.getIfAvailable(() -> new ContentPolicy(List.of(), List.of()))
                .header(issuer.origin());
        return (exchange, chain) -> {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> addPolicy(exchange, pages)));
            return chain.filter(exchange);
        };
    }

    private static void addPolicy(ServerWebExchange exchange, String pages) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (!headers.containsHeader("Content-Security-Policy")) {
            var html = MediaType.TEXT_HTML.isCompatibleWith(headers.getContentType());
            headers.set("Content-Security-Policy", html ? pages : API_POLICY);
        }
    }

    @Bean
    WebFluxConfigurer callers() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new CallerArgumentResolver());
            }
        };
    }
}
