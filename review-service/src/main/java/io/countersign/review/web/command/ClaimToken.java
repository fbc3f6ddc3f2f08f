package io.countersign.review.web.command;

import io.countersign.platform.web.validation.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The token of the claim under which a command is given. */
@NotNull
@PlainText(max = LeaseCommand.MAX_TOKEN_LENGTH)
@Schema(description = "The token of the claim", example = "3f0a9c1e-5b0e-4c8f-9a58-0c7d3f1b2a44")
@Constraint(validatedBy = {})
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ClaimToken {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
