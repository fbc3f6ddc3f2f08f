package io.countersign.notification.web;

import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.server.StartPage;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service's own pages. */
@Configuration(proxyBeanMethods = false)
class WebPages {

    @Bean
    StartPage startPage() {
        return StartPage.of(
                LocalizedText.of("notification.web-pages.countersign-notices"),
                LocalizedText.of("notification.web-pages.notifies-each-applicant-of-each-outcome"));
    }

    @Bean
    OpenAPI noticesApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Countersign notices")
                        .version("1")
                        .description("Notices of applicants, and the endpoints that receive them.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }
}
