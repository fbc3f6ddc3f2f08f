package io.countersign.quota.domain.admission;

import io.countersign.quota.domain.ledger.LimitChange;

/** The record of what operators did. */
public interface LimitChangeStore {

    /** Durable on return; an act that is already recorded stays as it is. */
    void record(LimitChange act);
}
