package io.countersign.simulation;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.NoticeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the services share: topics, time, chance, and what is checked whenever something is published. */
final class World {

    static final int LIMIT = 2;
    static final int LOWER_LIMIT = 1;

    final Setting setting;
    final Chance chance;
    final Clock clock = new Clock();
    final Texts texts = new Texts();
    final Topic<ApplicationEvent> applications = new Topic<>();
    final Topic<CertificateEvent> certificates = new Topic<>();
    final Topic<AdmissionEvent> admissions = new Topic<>();
    final Topic<DecisionEvent> decisions = new Topic<>();
    final Topic<NoticeEvent> notices = new Topic<>();
    /** The registry's topic, as far as it was never compacted. */
    final List<RegistryNode.Line> signatures = new ArrayList<>();

    final Public published = new Public(this);
    final List<Disk> disks = new ArrayList<>();
    final List<CloudEvent<AdmissionEvent>> deadAdmissions = new ArrayList<>();
    /** Leases that no claim of a next case may return, each with the violation that this would be. */
    final Map<String, String> notToBeHandedOut = new HashMap<>();
    /** How often anyone has moved. */
    long moves;

    private long trace;

    World(Setting setting, Runnable others) {
        this.setting = setting;
        this.chance = new Chance(setting.seed(), others);
    }

    boolean has(Guard guard) {
        return setting.has(guard);
    }

    /**
     * Whether the store refuses a document because of what it holds of this revision. That depends on the revision alone,
     * and ends when an operator has corrected the cause, before everything comes to rest.
     */
    boolean refuses(SignatureId signature, int revision) {
        return !chance.isCalm() && (signature.value() * 7 + revision) % 13 == 5;
    }

    void submit(CloudEvent<ApplicationEvent> event) {
        chance.point();
        resubmit(event);
        chance.point();
    }

    /** By an operator, in one piece. */
    void resubmit(CloudEvent<ApplicationEvent> event) {
        append(applications, event);
        published.submitted(event);
    }

    void report(CloudEvent<CertificateEvent> event) {
        chance.point();
        append(certificates, event);
        chance.point();
    }

    void admit(CloudEvent<AdmissionEvent> event) {
        chance.point();
        append(admissions, event);
        published.admitted(event);
        chance.point();
    }

    void decide(CloudEvent<DecisionEvent> event) {
        chance.point();
        append(decisions, event);
        published.decided(event);
        chance.point();
    }

    void notify(CloudEvent<NoticeEvent> event) {
        chance.point();
        append(notices, event);
        published.notified(event);
        chance.point();
    }

    private <E extends Event> void append(Topic<E> topic, CloudEvent<E> event) {
        topic.append(event);
        trace = trace * 31 + (event.id() + event.time()).hashCode();
    }

    /** Of everything that was published, in its order. */
    long trace() {
        return trace;
    }

    /** All services' store is one server. */
    void killStore() {
        disks.forEach(Disk::die);
    }

    void jump() {
        clock.move(Duration.ofSeconds(chance.oneIn(4) ? chance.below(7_200) - 1_800 : chance.below(600)));
    }
}
