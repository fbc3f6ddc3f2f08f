package io.countersign.quota.domain.admission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import java.util.List;
import java.util.Set;

/** Reads the decisions that were public when an application was, but stand behind what the listener has brought. */
public interface CatchUpCheck {

    /** Reads the accounts' partitions to the end that they have when it is called. */
    Reading read(Set<AccountId> accounts);

    /**
     * What was read.
     *
     * @param complete false if time ran out before the end was reached
     */
    record Reading(List<CloudEvent<DecisionEvent>> decisions, boolean complete) {

        public Reading {
            decisions = List.copyOf(decisions);
        }
    }
}
