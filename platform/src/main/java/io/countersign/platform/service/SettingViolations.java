package io.countersign.platform.service;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Settings that violate a constraint of their record, in one line for commands: each by its name, with what is allowed and its
 * value. A service's own start is described by Spring Boot.
 */
public final class SettingViolations {

    private SettingViolations() {}

    /** Empty if the failure has another cause. */
    public static Optional<String> describe(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindValidationException invalid) {
                return Optional.of(describe(invalid.getValidationErrors()));
            }
        }
        return Optional.empty();
    }

    private static String describe(ValidationErrors errors) {
        return errors.getAllErrors().stream()
                .map(error -> errors.getName() + describe(error))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String describe(ObjectError error) {
        return error instanceof FieldError field
                ? ".%s %s, was %s"
                        .formatted(
                                DataObjectPropertyName.toDashedForm(field.getField()),
                                field.getDefaultMessage(),
                                field.getRejectedValue())
                : ": " + error.getDefaultMessage();
    }
}
