package io.countersign.intake.tencent.call;

/** A parameter of an action, with the type that the gateway insists on. */
public record ActionParameter(String name, Kind kind, boolean required) {

    enum Kind {
        INTEGER,
        TEXT,
        INTEGERS,
        TEXTS
    }

    static ActionParameter integer(String name) {
        return new ActionParameter(name, Kind.INTEGER, true);
    }

    static ActionParameter text(String name) {
        return new ActionParameter(name, Kind.TEXT, true);
    }

    static ActionParameter integers(String name) {
        return new ActionParameter(name, Kind.INTEGERS, true);
    }

    static ActionParameter texts(String name) {
        return new ActionParameter(name, Kind.TEXTS, true);
    }

    boolean isArray() {
        return kind == Kind.INTEGERS || kind == Kind.TEXTS;
    }

    ActionParameter optional() {
        return new ActionParameter(name, kind, false);
    }
}
