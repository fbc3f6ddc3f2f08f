package io.countersign.rules.yaml;

import java.util.List;

/** The rules' files can't be used; every fault is named by file and line. */
public final class InvalidRules extends RuntimeException {

    private final List<String> faults;

    public InvalidRules(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
