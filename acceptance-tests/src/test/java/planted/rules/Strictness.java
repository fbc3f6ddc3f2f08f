package planted.rules;

/** Anything of the rules. */
public enum Strictness {
    MILD,
    STRICT
}
