package io.countersign.review.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The JSON body of a command, for the API's document; the command itself reads and checks it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface CommandBody {

    /** The type that describes it. */
    Class<?> value();

    /** JSON texts. */
    String[] examples();
}
