package io.countersign.review.console.page;

import io.countersign.review.console.ConsolePaths;
import java.time.Duration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.LiteWebJarsResourceResolver;

/** Renders the console's pages. The platform excludes Thymeleaf for all services that may share this one's class path. */
@Configuration(proxyBeanMethods = false)
@Import(ThymeleafAutoConfiguration.class)
class ConsoleConfiguration {

    private static final Duration LIBRARIES_CACHED = Duration.ofDays(1);

    /** Below the console's path, as one gateway serves several services whose libraries differ. */
    @Bean
    WebFluxConfigurer consoleLibraries() {
        return new WebFluxConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(ConsolePaths.LIBRARIES)
                        .addResourceLocations("classpath:/META-INF/resources/webjars/")
                        .setCacheControl(CacheControl.maxAge(LIBRARIES_CACHED))
                        .resourceChain(true)
                        .addResolver(new LiteWebJarsResourceResolver());
            }
        };
    }
}
