package io.countersign.review.console;

import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Renders the console's pages. The platform excludes Thymeleaf for all services that may share this one's class path. */
@Configuration(proxyBeanMethods = false)
@Import(ThymeleafAutoConfiguration.class)
class ConsoleConfiguration {}
