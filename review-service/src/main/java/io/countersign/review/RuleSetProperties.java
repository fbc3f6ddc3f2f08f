package io.countersign.review;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done with rule sets besides deciding by those in force.
 *
 * @param shadow the rule set whose disagreements are recorded; empty for none
 */
@ConfigurationProperties("countersign.review")
record RuleSetProperties(@DefaultValue("") String shadow) {}
