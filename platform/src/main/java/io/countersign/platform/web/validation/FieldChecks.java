package io.countersign.platform.web.validation;

import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import jakarta.validation.ConstraintValidatorContext;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/** Collects the faults that a check finds, each with its own code and texts. */
public final class FieldChecks {

    private final HibernateConstraintValidatorContext context;
    private boolean passed = true;

    FieldChecks(ConstraintValidatorContext context) {
        this.context = context.unwrap(HibernateConstraintValidatorContext.class);
        this.context.disableDefaultConstraintViolation();
    }

    /** Something is wrong with a field of the record that is checked. */
    public void fault(String code, String field, LocalizedText detail, LocalizedText fix) {
        passed = false;
        context.withDynamicPayload(new FieldFault(code, "", detail, fix))
                .buildConstraintViolationWithTemplate(code)
                .addPropertyNode(field)
                .addConstraintViolation();
    }

    /** A name in a map is not known. */
    public void unknown(String field, String name) {
        var fault = Faults.unknownField("");
        fault(fault.code(), field + "/" + name.replace("~", "~0").replace("/", "~1"), fault.detail(), fault.fix());
    }

    /** Something is wrong with the value that is checked. */
    void fault(FieldFault fault) {
        passed = false;
        context.withDynamicPayload(fault)
                .buildConstraintViolationWithTemplate(fault.code())
                .addConstraintViolation();
    }

    boolean passed() {
        return passed;
    }
}
