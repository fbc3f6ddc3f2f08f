package io.countersign.intake.rpc;

/** A parameter of an action, with the type that the gateway insists on. */
record Field(String name, Kind kind, boolean required) {

    enum Kind {
        INTEGER,
        TEXT,
        INTEGERS,
        TEXTS
    }

    static Field integer(String name) {
        return new Field(name, Kind.INTEGER, true);
    }

    static Field text(String name) {
        return new Field(name, Kind.TEXT, true);
    }

    static Field integers(String name) {
        return new Field(name, Kind.INTEGERS, true);
    }

    static Field texts(String name) {
        return new Field(name, Kind.TEXTS, true);
    }

    boolean isArray() {
        return kind == Kind.INTEGERS || kind == Kind.TEXTS;
    }

    Field optional() {
        return new Field(name, kind, false);
    }
}
