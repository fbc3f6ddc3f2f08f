package io.countersign.quota.kafka;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.Event;
import io.countersign.platform.kafka.event.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;

/** A batch's events by their kind. */
record PolledEvents(List<CloudEvent<DecisionEvent>> decisions, List<CloudEvent<ApplicationEvent>> applications) {

    /** An event in a topic that is not its own. */
    static final class Misplaced extends RuntimeException {

        Misplaced(String message) {
            super(message);
        }
    }

    /** @throws Misplaced before anything is written */
    static PolledEvents of(List<ReceivedEvent<CloudEvent<Event>>> batch, String applicationsTopic) {
        var incoming = new PolledEvents(new ArrayList<>(), new ArrayList<>());
        for (var received : batch) {
            var event = received.value();
            boolean fromApplications = received.origin().topic().equals(applicationsTopic);
            if (fromApplications && event.data() instanceof ApplicationEvent application) {
                incoming.applications.add(event.withData(application));
            } else if (!fromApplications && event.data() instanceof DecisionEvent decision) {
                incoming.decisions.add(event.withData(decision));
            } else {
                throw new Misplaced("not an event of this topic");
            }
        }
        return incoming;
    }
}
