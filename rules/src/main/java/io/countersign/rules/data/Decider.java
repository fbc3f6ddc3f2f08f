package io.countersign.rules.data;

import java.util.Locale;

/** Who acts on what the rules say. */
public enum Decider {
    AUTOMATIC,
    HUMAN,
    /** For trying out: as if a human had approved. */
    SIMULATED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
