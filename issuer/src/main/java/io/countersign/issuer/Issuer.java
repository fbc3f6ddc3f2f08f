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
        return new Issuer(new SpringApplicationBuilder(IssuerWiring.class)
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
        return Map.of(
                "spring.config.name", "issuer",
                "spring.jmx.enabled", "false",
                "spring.threads.virtual.enabled", "true",
                "server.address", settings.address(),
                "server.port", settings.port(),
                "server.shutdown", "graceful",
                // Cookies are shared by all ports of a host.
                "server.servlet.session.cookie.name", "COUNTERSIGN_ISSUER",
                "server.servlet.session.cookie.same-site", "lax",
                "server.servlet.session.cookie.http-only", "true");
    }

    @Override
    public void close() {
        context.close();
    }
}
