package io.countersign.intake.web;

import io.countersign.intake.web.RateProperties.Kind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The caller's rate limits this operation, before the request's body is read. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {

    Kind value();

    /** Whether a refusal counts as a rejected submission. */
    boolean submits() default false;
}
