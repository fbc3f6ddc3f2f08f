package io.countersign.issuer;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running issuer. */
public final class Issuer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Issuer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Issuer start(IssuerSettings settings) {
        return new Issuer(new SpringApplicationBuilder(IssuerConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(IssuerSettings.class, () -> settings))
                .properties(properties(settings))
                .run());
    }

    private static Map<String, Object> properties(IssuerSettings settings) {
        return Map.ofEntries(
                Map.entry("spring.config.name", "issuer"),
                Map.entry("spring.jmx.enabled", "false"),
                Map.entry("spring.threads.virtual.enabled", "true"),
                // A package of its own, as one class path may hold the pages of several services.
                Map.entry("spring.thymeleaf.prefix", "classpath:/io/countersign/issuer/"),
                Map.entry("spring.web.resources.static-locations", "classpath:/io/countersign/issuer/static/"),
                Map.entry("spring.messages.basename", "io/countersign/issuer/messages"),
                Map.entry("spring.messages.fallback-to-system-locale", "false"),
                Map.entry("server.address", settings.address()),
                Map.entry("server.port", settings.port()),
                Map.entry("server.shutdown", "graceful"),
                // What connections and requests may occupy; the time-out is for each read of a head or body.
                Map.entry("server.tomcat.connection-timeout", "10s"),
                Map.entry("server.tomcat.keep-alive-timeout", "60s"),
                Map.entry("server.tomcat.max-connections", "1000"),
                Map.entry("server.tomcat.max-http-form-post-size", "64KB"),
                Map.entry("server.tomcat.max-swallow-size", "64KB"),
                Map.entry("server.max-http-request-header-size", "8KB"),
                // Cookies are shared by all ports of a host.
                Map.entry("server.servlet.session.cookie.name", "COUNTERSIGN_ISSUER"),
                Map.entry("server.servlet.session.cookie.same-site", "lax"),
                Map.entry("server.servlet.session.cookie.http-only", "true"));
    }

    @Override
    public void close() {
        context.close();
    }
}
