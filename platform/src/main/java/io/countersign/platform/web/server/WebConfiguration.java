package io.countersign.platform.web.server;

import io.countersign.platform.web.body.BodyReader;
import io.countersign.platform.web.problem.Languages;
import io.countersign.platform.web.problem.ProblemAdvice;
import io.countersign.platform.web.problem.ProblemWriter;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.i18n.LocaleContextResolver;
import tools.jackson.databind.json.JsonMapper;

/** Bodies, problems, languages, the start page and the API's document. */
@Configuration(proxyBeanMethods = false)
@Import({StartPageController.class, ApiDocument.class})
public class WebConfiguration {

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemWriter writer) {
        return new ProblemAdvice(writer);
    }

    @Bean
    RequestUriFilter requestUriFilter() {
        return new RequestUriFilter();
    }

    @Bean
    RequestHeadersFilter requestHeadersFilter() {
        return new RequestHeadersFilter();
    }

    @Bean
    LocaleContextResolver localeContextResolver() {
        return new Languages();
    }

    /**
     * Event loops of its own: closing one context must not stop another's in the same JVM. By then the server has ended
     * its requests, so there is nothing to be quiet for.
     */
    @Bean
    ReactorResourceFactory reactorResources() {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }

    @Bean
    WebFluxConfigurer bodies(BodyReader reader) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(reader);
            }
        };
    }
}
