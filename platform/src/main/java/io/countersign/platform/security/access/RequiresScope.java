package io.countersign.platform.security.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scopes of an operation: enforced before the handler runs and listed in the OpenAPI document. Each value is one
 * alternative; a value of several scopes, separated by spaces, needs all of them. An operation for everyone carries
 * {@link jakarta.annotation.security.PermitAll} instead.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {

    String[] value();
}
