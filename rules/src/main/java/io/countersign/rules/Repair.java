package io.countersign.rules;

import io.countersign.contracts.Application;
import io.countersign.contracts.Developer;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.reasons.PatchOperation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
            case "/name" -> with(a, value, a.purpose(), a.developedBy(), a.remark());
            case "/purpose" -> with(a, a.name(), purpose(value), a.developedBy(), a.remark());
            case "/developedBy" -> with(a, a.name(), a.purpose(), developer(value), a.remark());
            case "/remark" -> with(a, a.name(), a.purpose(), a.developedBy(), value);
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

    private static Application with(
            Application a, String name, Purpose purpose, @Nullable Developer developedBy, @Nullable String remark) {
        return new Application(
                name,
                a.region(),
                a.type(),
                purpose,
                a.documents(),
                a.letter(),
                a.owner(),
                developedBy,
                remark,
                a.productReleased(),
                a.externalReference(),
                a.appeal(),
                a.unstated());
    }
}
