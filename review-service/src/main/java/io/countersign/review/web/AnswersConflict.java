package io.countersign.review.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The state of the case may conflict with the command: 409. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "409",
        description =
                "The claim is lost or another's, nothing waits, the revision has an outcome, or nothing is approved;"
                        + " `code` says which")
public @interface AnswersConflict {}
