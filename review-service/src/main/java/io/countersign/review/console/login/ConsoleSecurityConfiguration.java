package io.countersign.review.console.login;

import static org.springframework.data.domain.Sort.Direction.ASC;

import com.mongodb.client.MongoDatabase;
import io.countersign.platform.security.token.TokenIssuerProperties;
import io.countersign.platform.store.index.CollectionIndexes;
import io.countersign.review.console.ConsolePaths;
import io.countersign.review.console.ConsoleUser;
import io.countersign.review.console.page.ConsoleProblemPages;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.oidc.server.session.ReactiveOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.HeaderWriterServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.authorization.HttpStatusServerAccessDeniedHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.WebSessionServerCsrfTokenRepository;
import org.springframework.security.web.server.header.ClearSiteDataServerHttpHeadersWriter;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.session.config.annotation.web.server.EnableSpringWebSession;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;
import reactor.core.publisher.Mono;

/** Login by OIDC for {@code /console}, beside the bearer tokens of every other path. Neither is accepted by the other's. */
@Configuration(proxyBeanMethods = false)
@EnableSpringWebSession
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleSecurityConfiguration {

    private static final String COOKIE = "countersign-console";

    /** Before the chain of the API, which takes every path. */
    private static final int BEFORE_API = 0;

    @Bean
    ConsoleSessionStore consoleSessions(MongoDatabase database, ConsoleProperties settings, InstantSource clock) {
        return new ConsoleSessionStore(database, settings, clock);
    }

    /** A store that expires documents does so by this index; every login removes expired sessions, too. */
    @Bean
    CollectionIndexes sessionIndexes() {
        return CollectionIndexes.of(
                ConsoleSessionStore.SESSIONS,
                new Index().on(ConsoleSessionStore.EXPIRES, ASC).expire(Duration.ZERO));
    }

    /** Lax, as the provider's redirect back is a navigation from another site. */
    @Bean
    WebSessionIdResolver webSessionIdResolver(ConsoleProperties settings) {
        var cookies = new CookieWebSessionIdResolver();
        cookies.setCookieName(COOKIE);
        cookies.setCookieMaxAge(Duration.ofSeconds(-1));
        cookies.addCookieInitializer(cookie ->
                cookie.path(ConsolePaths.ROOT).httpOnly(true).sameSite("Lax").secure(settings.isHttps()));
        return cookies;
    }

    @Bean
    ProviderRegistration providerRegistration(TokenIssuerProperties tokens, ConsoleProperties settings) {
        return new ProviderRegistration(tokens.required(), settings);
    }

    @Bean
    @Order(BEFORE_API)
    SecurityWebFilterChain console(
            ServerHttpSecurity http,
            ProviderRegistration provider,
            ConsoleProperties settings,
            ConsoleProblemPages problems) {
        return http.securityMatcher(paths(ConsolePaths.ROOT + "/**"))
                .authorizeExchange(exchange -> exchange.pathMatchers(
                                ConsolePaths.ASSETS, ConsolePaths.LIBRARIES, ConsolePaths.SIGNED_OUT)
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2Login(login -> login(login, provider))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(entryPoint()))
                .csrf(csrf -> csrf.csrfTokenRepository(new WebSessionServerCsrfTokenRepository())
                        .accessDeniedHandler(forged(problems)))
                .logout(logout -> logout.requiresLogout(post(ConsolePaths.LOGOUT))
                        .logoutHandler(logoutHandler())
                        .logoutSuccessHandler(providerLogout(provider, settings)))
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static void login(ServerHttpSecurity.OAuth2LoginSpec login, ProviderRegistration provider) {
        var requests = new DefaultServerOAuth2AuthorizationRequestResolver(provider, paths(ConsolePaths.LOGIN));
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        login.loginPage(ConsolePaths.LOGIN_START)
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoAuthorizedClients())
                .authorizationRequestResolver(requests)
                .authenticationMatcher(paths(ConsolePaths.CALLBACK))
                .securityContextRepository(new WebSessionServerSecurityContextRepository())
                .authenticationFailureHandler(
                        new RedirectServerAuthenticationFailureHandler(ConsolePaths.SIGNED_OUT + "?failed"));
    }

    /** A script gets 401 and sends the person to the login itself; only a navigation is redirected. */
    private static ServerAuthenticationEntryPoint entryPoint() {
        var toLogin = new RedirectServerAuthenticationEntryPoint(ConsolePaths.LOGIN_START);
        var unauthorized = new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED);
        return (exchange, failure) -> {
            var headers = exchange.getRequest().getHeaders();
            var mode = headers.getFirst("Sec-Fetch-Mode");
            var isNavigation = HttpMethod.GET.equals(exchange.getRequest().getMethod())
                    && !headers.containsHeader("HX-Request")
                    && (mode == null || mode.equals("navigate"));
            return isNavigation ? toLogin.commence(exchange, failure) : unauthorized.commence(exchange, failure);
        };
    }

    /** A form of a page whose session has ended has no valid token, too; its sender is to see a page. */
    private static ServerAccessDeniedHandler forged(ConsoleProblemPages problems) {
        var status = new HttpStatusServerAccessDeniedHandler(HttpStatus.FORBIDDEN);
        return (exchange, denied) -> ConsoleProblemPages.wantsPage(exchange.getRequest())
                ? problems.write(exchange, HttpStatus.FORBIDDEN)
                : status.handle(exchange, denied);
    }

    private static ServerLogoutHandler logoutHandler() {
        return new DelegatingServerLogoutHandler(
                new SecurityContextServerLogoutHandler(),
                new WebSessionServerLogoutHandler(),
                new HeaderWriterServerLogoutHandler(new ClearSiteDataServerHttpHeadersWriter(
                        ClearSiteDataServerHttpHeadersWriter.Directive.CACHE,
                        ClearSiteDataServerHttpHeadersWriter.Directive.STORAGE)));
    }

    private static ServerLogoutSuccessHandler providerLogout(
            ProviderRegistration provider, ConsoleProperties settings) {
        var logout = new OidcClientInitiatedServerLogoutSuccessHandler(provider);
        logout.setPostLogoutRedirectUri(settings.baseUrl() + ConsolePaths.SIGNED_OUT);
        logout.setLogoutSuccessUrl(URI.create(ConsolePaths.SIGNED_OUT));
        return logout;
    }

    private static ServerWebExchangeMatcher paths(String pattern) {
        return new PathPatternParserServerWebExchangeMatcher(pattern);
    }

    private static ServerWebExchangeMatcher post(String pattern) {
        return new PathPatternParserServerWebExchangeMatcher(pattern, HttpMethod.POST);
    }

    /** The roles are in the ID token, so the provider is not asked for more. */
    @Bean
    ReactiveOAuth2UserService<OidcUserRequest, OidcUser> consoleUsers(ConsoleProperties settings) {
        return request -> Mono.just(new ConsoleUser(request.getIdToken(), settings.rolesClaim()));
    }

    /** Logout by the provider's back channel is not offered, so no instance remembers its sessions. */
    @Bean
    ReactiveOidcSessionRegistry oidcSessions() {
        return new NoOidcSessions();
    }
}
