package io.countersign.platform.web.body;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many bytes the body of a {@link JsonBody} or {@link RawBody} parameter may have; more is a 413. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    /** The default: 256 KiB. */
    int DEFAULT = 256 * 1024;

    int value();
}
