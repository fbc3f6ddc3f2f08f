package io.countersign.review.console.page;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the console's certificates come from.
 *
 * @param url the address of the service that shows them; empty without one
 */
@ConfigurationProperties("countersign.review.tickets")
record ConsoleOriginProperties(@DefaultValue("") String url) {}
