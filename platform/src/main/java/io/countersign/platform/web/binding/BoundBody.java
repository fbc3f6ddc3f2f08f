package io.countersign.platform.web.binding;

import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.validation.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body as far as it could be read, with every fault that was found in it. */
public final class BoundBody<T> {

    private final T value;
    private final Faults faults;

    BoundBody(T value, Faults faults) {
        this.value = value;
        this.faults = faults;
    }

    /** Any field of it may be null, or break its constraints, while there are faults. */
    public T value() {
        return value;
    }

    /** Adds a fault that only the caller can find. */
    public void fault(String code, String pointer, LocalizedText detail, LocalizedText fix) {
        faults.add(new FieldFault(code, pointer, detail, fix));
    }

    /** The field must be there after all. */
    public void require(String pointer, @Nullable Object field) {
        if (field == null && !faults.covers(pointer)) {
            faults.add(Faults.required(pointer));
        }
    }

    /** The field is not known here after all. */
    public void refuse(String pointer, @Nullable Object field) {
        if (field != null) {
            faults.add(Faults.unknownField(pointer));
        }
    }

    /** Adds the faults of another part of the same body. */
    public void addAll(List<FieldFault> others) {
        others.forEach(faults::add);
    }

    public List<FieldFault> faults() {
        return faults.found();
    }

    /** @throws ProblemException 422 with every fault */
    public T checked() {
        var found = faults.found();
        if (!found.isEmpty()) {
            throw ProblemException.invalid(found);
        }
        return value;
    }
}
