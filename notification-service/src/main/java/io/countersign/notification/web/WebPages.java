package io.countersign.notification.web;

import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.StartPage;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service says of itself. */
@Configuration(proxyBeanMethods = false)
class WebPages {

    @Bean
    StartPage startPage() {
        return StartPage.of(
                new LocalizedText("Countersign: notices", "Countersign：通知"),
                new LocalizedText(
                        "Notifies each applicant of each outcome once: as a feed, and by webhooks.",
                        "将每个审核结果通知申请人一次：通过通知列表和 Webhook。"));
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
