package io.countersign.platform.web.validation;

/**
 * A JSON body or an object within one: a record whose constraints are checked together and describe it in the API's
 * document. Jackson creates it also from a body with faults, so its constructor accepts null for every component.
 */
@CrossFieldChecks
public interface RequestRecord {

    /** Reports what no constraint of a single field can express. Any field may be null here. */
    default void check(FieldChecks checks) {}
}
