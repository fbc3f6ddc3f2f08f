package io.countersign.platform.web.validation;

import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.engine.HibernateConstraintViolation;

/** What a violated constraint is to the caller. The message of a {@link Pattern} is the key of its advice. */
public final class ViolationFaults {

    private ViolationFaults() {}

    public static FieldFault of(ConstraintViolation<?> violation) {
        var pointer = pointer(violation.getPropertyPath());
        HibernateConstraintViolation<?> extended = violation.unwrap(HibernateConstraintViolation.class);
        var own = extended.getDynamicPayload(FieldFault.class);
        if (own != null) {
            return new FieldFault(own.code(), pointer, own.detail(), own.fix());
        }
        var constraint = violation.getConstraintDescriptor().getAnnotation();
        return switch (constraint) {
            case NotNull _ -> Faults.required(pointer);
            case Range range -> Faults.outOfRange(pointer, range.min(), range.max());
            case Size size -> Faults.tooMany(pointer, size.max());
            case Pattern pattern ->
                violation.getInvalidValue() instanceof String text && text.isBlank()
                        ? Faults.empty(pointer)
                        : Faults.malformed(pointer, LocalizedText.of(pattern.message()));
            default -> throw new IllegalStateException("no fault for " + constraint);
        };
    }

    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (var node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
