package io.countersign.quota.domain.admission;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import java.util.List;

/** Records that were read together; all records of an account are in one partition of either topic, in its order. */
public record RecordBatch(
        List<CloudEvent<DecisionEvent>> decisions,
        List<CloudEvent<ApplicationEvent>> applications,
        CatchUpCheck catchUp) {

    public RecordBatch {
        decisions = List.copyOf(decisions);
        applications = List.copyOf(applications);
    }
}
