package io.countersign.platform.web.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** A text of a request, not blank and without control characters. Null is valid. */
@Documented
@Constraint(validatedBy = PlainText.Validator.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    /** Code points; without it, as many as the body may hold. */
    int max() default Integer.MAX_VALUE;

    /** Whether line breaks and tabs are allowed. */
    boolean multiline() default false;

    /** Whether a blank text is allowed. */
    boolean blank() default false;

    /** Whether the length is that of Unicode's normalization form C. */
    boolean normalized() default false;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reports each fault of a text. */
    final class Validator implements ConstraintValidator<PlainText, String> {

        private @Nullable PlainText text;

        @Override
        public void initialize(PlainText constraint) {
            text = constraint;
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            var checks = new FieldChecks(context);
            if (value != null && text != null) {
                check(value, text, checks);
            }
            return checks.passed();
        }

        private static void check(String value, PlainText text, FieldChecks checks) {
            var counted = text.normalized() ? Normalizer.normalize(value, Normalizer.Form.NFC) : value;
            if (counted.codePointCount(0, counted.length()) > text.max()) {
                checks.fault(Faults.tooLong("", text.max()));
            }
            if (!text.blank() && value.isBlank()) {
                checks.fault(Faults.empty(""));
            }
            if (value.codePoints().anyMatch(point -> isForbidden(point, text.multiline()))) {
                checks.fault(Faults.controlCharacter(""));
            }
        }

        private static boolean isForbidden(int point, boolean multiline) {
            return Character.isISOControl(point) && !(multiline && (point == '\n' || point == '\r' || point == '\t'));
        }
    }
}
