package io.countersign.rules;

import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.reasons.PatchOperation;
import java.util.Arrays;
import java.util.List;

/** Applies a reason's patch to an application, so that it can be tried out before it is offered. */
public final class Repair {

    private Repair() {}

    /** @throws IllegalArgumentException for an operation that no rule offers */
    public static Application apply(Application application, List<PatchOperation> patch) {
        var patched = application;
        for (var operation : patch) {
            patched = apply(patched, operation);
        }
        return patched;
    }

    private static Application apply(Application a, PatchOperation operation) {
        var value = operation.value();
        return switch (operation.path()) {
            case "/name" -> a.withName(value);
            case "/purpose" -> a.withPurpose(purpose(value));
            case "/developedBy" -> a.withDeveloper(developer(value));
            case "/remark" -> a.withRemark(value);
            default -> throw new IllegalArgumentException(operation.path());
        };
    }

    private static Purpose purpose(String code) {
        return Arrays.stream(Purpose.values())
                .filter(value -> value.code().equals(code))
                .findAny()
                .orElseThrow();
    }

    private static Developer developer(String code) {
        return Arrays.stream(Developer.values())
                .filter(value -> value.code().equals(code))
                .findAny()
                .orElseThrow();
    }
}
