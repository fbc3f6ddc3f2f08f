package io.countersign.platform.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service runs in an installation.
 *
 * @param prefix put before every topic, group and database
 * @param rules the directory of the rule sets; empty for those that ship
 * @param rebuild whether the service runs to rebuild its store
 */
@ConfigurationProperties("countersign")
public record InstallationProperties(
        @DefaultValue("") String prefix,
        @DefaultValue("") String rules,
        @DefaultValue("false") boolean rebuild) {}
