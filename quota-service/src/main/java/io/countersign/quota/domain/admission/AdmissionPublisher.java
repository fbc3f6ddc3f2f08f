package io.countersign.quota.domain.admission;

import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.CloudEvent;
import java.util.List;

/** Publishes quota's events to the topic of admissions. */
public interface AdmissionPublisher {

    /** Publishes in order; every event is acknowledged on return. */
    void publish(List<CloudEvent<AdmissionEvent>> events);
}
