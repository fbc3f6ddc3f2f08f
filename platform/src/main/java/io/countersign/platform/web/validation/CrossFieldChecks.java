package io.countersign.platform.web.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Includes {@link RequestRecord#check} in the validation of a record. */
@Constraint(validatedBy = CrossFieldChecks.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface CrossFieldChecks {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Delegates to the record. */
    final class Validator implements ConstraintValidator<CrossFieldChecks, RequestRecord> {

        @Override
        public boolean isValid(RequestRecord request, ConstraintValidatorContext context) {
            var checks = new FieldChecks(context);
            request.check(checks);
            return checks.passed();
        }
    }
}
