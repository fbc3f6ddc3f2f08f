package io.countersign.simulation.node;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.contracts.events.CertificateEvent.CertificateViewed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.certificate.CertificateViews;
import io.countersign.review.domain.certificate.ViewedCertificate;
import io.countersign.review.domain.history.HistoryReader;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.store.ReviewStores;
import io.countersign.simulation.world.Group;
import io.countersign.simulation.world.InvariantViolation;
import io.countersign.simulation.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An auditor who looks at certificates, review-service's records of that, and the check of the histories with them. */
public final class CertificateAuditor {

    /** Of one auditor at a time: a history overflows now and then. */
    private static final int VIEWS = 16;

    /** What follows is not known of a load that has no id. */
    private static final String ANONYMOUS = "#";

    private final World world;
    private final ReviewStores stores;
    private final QualityNode quality;
    private final Group<CertificateEvent> loads;
    private final CertificateViews views;
    private final Map<SignatureId, Set<String>> sent = new LinkedHashMap<>();
    private int loaded;
    private int recorded;

    CertificateAuditor(World world, ReviewStores stores, QualityNode quality) {
        this.world = world;
        this.stores = stores;
        this.quality = quality;
        this.loads = new Group<>(world.certificates(), world.chance(), _ -> false);
        this.views = new CertificateViews(stores, stores);
    }

    /** The certificate of the first case, as often as a diligent auditor would: by intake, under one ticket. */
    public void view() {
        var first = stores.all().stream().findFirst();
        for (int view = 0; first.isPresent() && view < VIEWS; view++) {
            view(first.get(), "load" + loaded++);
        }
    }

    private void view(Case known, String load) {
        var event = CloudEvent.<CertificateEvent>of(
                "/intake",
                world.clock().instant(),
                known.account(),
                new CertificateViewed(known.account(), known.signature(), Applicant.CERTIFICATE, "otto", load));
        if (!world.has(Guard.LOAD_PUBLISHED_BEFORE_IT_IS_SENT)) {
            send(known.signature(), load);
        }
        world.report(event);
        send(known.signature(), load);
    }

    /** The picture. */
    private void send(SignatureId signature, String load) {
        sent.computeIfAbsent(signature, _ -> new LinkedHashSet<>()).add(load);
    }

    /** As many as one auditor makes, so that a history outgrows its case while processes still end. */
    public void listen() {
        for (int batch = 0; batch < VIEWS; batch++) {
            listenToBatch();
        }
    }

    private void listenToBatch() {
        var poll = loads.poll();
        for (var event : poll.records()) {
            switch (event.data()) {
                case CertificateViewed viewed -> views.record(List.of(view(viewed, event.time())));
                case CertificateDeleted deletion -> quality.deleted(deletion, event.time());
            }
        }
        world.chance().point();
        loads.commit(poll);
    }

    private ViewedCertificate view(CertificateViewed viewed, Instant at) {
        var id = world.has(Guard.LOAD_HAS_AN_ID) ? viewed.view() : viewed.view() + ANONYMOUS + recorded++;
        return new ViewedCertificate(viewed.caseId(), viewed.sha256(), viewed.reviewer(), id, at);
    }

    /** Every history is complete, in order, and has each load once of which the picture was sent. */
    public void checkHistories() {
        for (var known : stores.latest()) {
            var entries = requireNonNull(
                            new HistoryReader(stores, stores).read(known.signature(), 1, Integer.MAX_VALUE))
                    .entries();
            checkChain(known.signature(), entries);
            checkViews(known.signature(), entries);
        }
    }

    private void checkViews(SignatureId signature, List<HistoryEntry> entries) {
        var seen = entries.stream()
                .filter(entry -> entry.action() == HistoryAction.VIEWED)
                .map(entry -> requireNonNull(entry.detail()).replaceAll("^.*:|" + ANONYMOUS + ".*$", ""))
                .toList();
        if (!seen.containsAll(sent.getOrDefault(signature, Set.of()))) {
            throw new InvariantViolation("history: a view without a trace: " + signature);
        }
        if (Set.copyOf(seen).size() < seen.size()) {
            throw new InvariantViolation("history: two entries of one load: " + signature);
        }
    }

    private static void checkChain(SignatureId signature, List<HistoryEntry> entries) {
        var head = HistoryEntry.origin(signature);
        long next = 1;
        for (var entry : entries) {
            if (entry.number() > next) {
                throw new InvariantViolation("history: entries lost: before " + entry);
            }
            if (entry.number() < next) {
                throw new InvariantViolation("history: an entry twice: " + entry);
            }
            if (!entry.follows(head)) {
                throw new InvariantViolation("history: broken at " + entry);
            }
            head = entry.hash();
            next++;
        }
    }

    boolean isBehind() {
        return loads.isBehind();
    }
}
