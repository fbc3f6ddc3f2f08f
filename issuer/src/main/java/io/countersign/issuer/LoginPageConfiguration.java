package io.countersign.issuer;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The language and the content policy of the issuer's pages. */
@Configuration(proxyBeanMethods = false)
class LoginPageConfiguration {

    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    /** The language that was chosen on the page, or else the browser's. */
    @Bean
    LocaleResolver localeResolver() {
        var cookie = new CookieLocaleResolver("COUNTERSIGN_ISSUER_LANGUAGE");
        cookie.setDefaultLocaleFunction(
                request -> request.getLocale().getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH);
        cookie.setCookieMaxAge(LANGUAGE_KEPT);
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        cookie.setRejectInvalidCookies(false);
        return cookie;
    }

    @Bean
    WebMvcConfigurer languageChoice() {
        var choice = new LocaleChangeInterceptor();
        choice.setParamName("lang");
        choice.setIgnoreInvalidLocale(true);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(choice).addPathPatterns(LoginPageController.PATH);
            }
        };
    }

    /** A login ends with a redirect to the client, which browsers treat as a target of the login's form. */
    static String contentPolicy(IssuerSettings settings) {
        var targets = new TreeSet<String>();
        settings.clients().stream()
                .flatMap(client -> client.redirects().stream())
                .map(URI::create)
                .forEach(redirect -> targets.add(redirect.getScheme()
                        + (redirect.getAuthority() == null ? ":" : "://" + redirect.getAuthority())));
        return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action"
                + " 'self'" + targets.stream().map(target -> " " + target).reduce("", String::concat);
    }
}
