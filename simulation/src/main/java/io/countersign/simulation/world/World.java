package io.countersign.simulation.world;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.setting.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the services share: topics, time, chance, and what is checked whenever something is published. */
public final class World {

    public static final int LIMIT = 2;
    public static final int LOWER_LIMIT = 1;

    private final Setting setting;
    private final Chance chance;
    private final Clock clock = new Clock();
    private final Texts texts = new Texts();
    private final Topic<ApplicationEvent> applications = new Topic<>();
    private final Topic<CertificateEvent> certificates = new Topic<>();
    private final Topic<AdmissionEvent> admissions = new Topic<>();
    private final Topic<DecisionEvent> decisions = new Topic<>();
    private final Topic<NoticeEvent> notices = new Topic<>();
    private final List<RegistryLine> signatures = new ArrayList<>();
    private final PublishedEvents published = new PublishedEvents(this);
    private final List<Runnable> stores = new ArrayList<>();
    private final List<CloudEvent<AdmissionEvent>> deadAdmissions = new ArrayList<>();
    private final Map<String, String> notToBeHandedOut = new HashMap<>();
    private long moves;
    private long trace;

    public World(Setting setting, Runnable others) {
        this.setting = setting;
        this.chance = new Chance(setting.seed(), others);
    }

    public Setting setting() {
        return setting;
    }

    public Chance chance() {
        return chance;
    }

    public Clock clock() {
        return clock;
    }

    public Texts texts() {
        return texts;
    }

    public Topic<ApplicationEvent> applications() {
        return applications;
    }

    public Topic<CertificateEvent> certificates() {
        return certificates;
    }

    public Topic<AdmissionEvent> admissions() {
        return admissions;
    }

    public Topic<DecisionEvent> decisions() {
        return decisions;
    }

    /** The registry's topic, as far as it was never compacted. The projector appends to it. */
    public List<RegistryLine> signatures() {
        return signatures;
    }

    public PublishedEvents published() {
        return published;
    }

    /** Admissions that review could not read. */
    public List<CloudEvent<AdmissionEvent>> deadAdmissions() {
        return deadAdmissions;
    }

    /** Leases that no claim of a next case may return, each with the violation that this would be. */
    public Map<String, String> notToBeHandedOut() {
        return notToBeHandedOut;
    }

    /** How often anyone has moved. */
    public long moves() {
        return moves;
    }

    /** Counts a move. */
    public void move() {
        moves++;
    }

    public boolean has(Guard guard) {
        return setting.has(guard);
    }

    /**
     * Whether the store refuses a document because of what it holds of this revision. That depends on the revision alone,
     * and ends when an operator has corrected the cause, before everything comes to rest.
     */
    public boolean refuses(SignatureId signature, int revision) {
        return !chance.isCalm() && (signature.value() * 7 + revision) % 13 == 5;
    }

    public void submit(CloudEvent<ApplicationEvent> event) {
        chance.point();
        resubmit(event);
        chance.point();
    }

    /** By an operator, in one piece. */
    public void resubmit(CloudEvent<ApplicationEvent> event) {
        append(applications, event);
        published.submitted(event);
    }

    public void report(CloudEvent<CertificateEvent> event) {
        chance.point();
        append(certificates, event);
        chance.point();
    }

    public void admit(CloudEvent<AdmissionEvent> event) {
        chance.point();
        append(admissions, event);
        published.admitted(event);
        chance.point();
    }

    public void decide(CloudEvent<DecisionEvent> event) {
        chance.point();
        append(decisions, event);
        published.decided(event);
        chance.point();
    }

    public void notify(CloudEvent<NoticeEvent> event) {
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
    public long trace() {
        return trace;
    }

    /** @param die what happens to a store when the server that holds it crashes */
    public void onStoreCrash(Runnable die) {
        stores.add(die);
    }

    /** All services' store is one server. */
    public void killStore() {
        stores.forEach(Runnable::run);
    }

    public void jump() {
        clock.move(Duration.ofSeconds(chance.oneIn(4) ? chance.below(7_200) - 1_800 : chance.below(600)));
    }
}
