package io.countersign.simulation.node;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.claim.ClaimSlots;
import io.countersign.review.domain.copy.CaseCopies;
import io.countersign.review.domain.copy.CaseCopy;
import io.countersign.review.domain.copy.CertificateDeletions;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.quality.CasesById;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.KnownAnswer;
import io.countersign.review.domain.quality.QualityCaseCloser;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReview.Origin;
import io.countersign.review.domain.quality.QualitySampling;
import io.countersign.review.domain.quality.QualitySampling.DecidedRevision;
import io.countersign.review.domain.quality.SampleDraw;
import io.countersign.simulation.mutant.QualityMutants;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.store.QualityStores;
import io.countersign.simulation.store.ReviewStores;
import io.countersign.simulation.world.Group;
import io.countersign.simulation.world.InvariantViolation;
import io.countersign.simulation.world.Reviewers;
import io.countersign.simulation.world.World;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sampling and cases with known answers, and the owner of the certificates that copies show. */
public final class QualityNode {

    private static final AccountId OPERATOR = new AccountId("operator");
    private static final SignatureId FIRST = new SignatureId(1);

    private final World world;
    private final ReviewStores signatures;
    private final QualityStores quality;
    private final SampleDraw draw;
    private final QualitySampling sampling;
    private final CertificateDeletions deletions;
    private final EventSerializer serializer;
    private final ClaimSlots slots;
    private final Set<CertificateKey> removed = new HashSet<>();
    private int answers;

    /** Of signatures and for quality assurance. */
    final CasesById cases;

    private final Group<DecisionEvent> decisions;

    /** @param loads reads the topic of certificates, as another instance */
    QualityNode(World world, ReviewStores signatures, EventSerializer serializer, Runnable loads) {
        this.world = world;
        this.signatures = signatures;
        this.quality = new QualityStores(world, () -> {
            deleteCertificate();
            loads.run();
        });
        this.cases = new CasesById(signatures, signatures, quality);
        this.decisions = new Group<>(world.decisions(), world.chance(), _ -> false);
        this.draw = draw(world.setting().seed());
        this.serializer = serializer;
        this.slots = new ClaimSlots(signatures, cases, Reviewers.SETTINGS, world.clock(), new NothingKept<>());
        var broken = QualityMutants.stores(world.setting(), quality, cases);
        this.sampling = new QualitySampling(
                draw, broken.reviews(), broken.cases(), closer(Guard.SAMPLE_ENDS_WITH_ITS_SOURCE), world.clock());
        this.deletions = new CertificateDeletions(quality, quality, closer(Guard.COPY_ENDS_BEFORE_ITS_CASE));
    }

    private QualityCaseCloser closer(Guard guard) {
        return new QualityCaseCloser(
                QualityMutants.endings(world.setting(), guard, cases), serializer, slots::free, world.clock());
    }

    /** One that draws the first revision of the first signature. */
    private static SampleDraw draw(long seed) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> new SampleDraw(SampleDraw.MAX_PERMILLE, seed + ":" + i))
                .filter(draw -> draw.draws(FIRST, 1))
                .findFirst()
                .orElseThrow();
    }

    public List<SignatureId> open() {
        return quality.stores().all().stream()
                .filter(known -> known.open() != null)
                .map(Case::signature)
                .toList();
    }

    public void listen() {
        var poll = decisions.poll();
        poll.records().stream()
                .flatMap(event -> decided(event).stream())
                .filter(outcome ->
                        world.has(Guard.DRAWN_BY_A_DIGEST) || world.chance().oneIn(2))
                .forEach(sampling::decided);
        world.chance().point();
        decisions.commit(poll);
    }

    private static Optional<DecidedRevision> decided(CloudEvent<DecisionEvent> event) {
        return switch (event.data()) {
            case SignatureApproved it ->
                Optional.of(
                        new DecidedRevision(it.signature(), it.revision(), event.time(), it.assessment(), List.of()));
            case SignatureRejected it ->
                Optional.of(new DecidedRevision(
                        it.signature(), it.revision(), event.time(), it.assessment(), it.reasons()));
            default -> Optional.empty();
        };
    }

    /** By a lead: written by hand, or a copy. */
    public void answer() {
        var known = signatures.all();
        if (known.isEmpty()) {
            return;
        }
        var source = world.chance().of(known);
        var id = "answer" + answers++;
        var content = source.revisions().values().stream()
                .flatMap(state -> Stream.ofNullable(state.content()))
                .findFirst();
        if (world.chance().oneIn(4) && content.isPresent()) {
            sampling.create(new KnownAnswer(id, OPERATOR, source.signature(), content.get(), null, true));
        } else {
            copies().create(new CaseCopy(id, source.signature(), true));
        }
    }

    private CaseCopies copies() {
        var closer = closer(Guard.COPY_ENDS_BEFORE_ITS_CASE);
        var looks = new CertificateDeletions(QualityMutants.deletions(world.setting(), quality), quality, closer);
        return new CaseCopies(draw, new CaseCopies.Stores(quality, cases), looks, closer, world.clock());
    }

    /** At intake, by the account that applies. */
    public void deleteCertificate() {
        signatures.all().stream().findFirst().map(Case::account).ifPresent(this::deleteCertificate);
    }

    private void deleteCertificate(AccountId account) {
        var certificate = new CertificateKey(account, Applicant.CERTIFICATE);
        if (removed.contains(certificate)) {
            return;
        }
        if (!world.has(Guard.DELETION_BEFORE_THE_CERTIFICATE_GOES)) {
            removed.add(certificate);
        }
        world.report(CloudEvent.<CertificateEvent>of(
                "/intake", world.clock().instant(), account, new CertificateDeleted(account, certificate.sha256())));
        removed.add(certificate);
    }

    void deleted(CertificateDeleted deletion, Instant at) {
        deletions.deleted(new CertificateKey(deletion.account(), deletion.sha256()), at);
    }

    boolean isBehind() {
        return decisions.isBehind();
    }

    /** What each step keeps. */
    public void check() {
        var reviews = quality.latest();
        for (var known : quality.stores().latest()) {
            require(
                    reviews.stream().anyMatch(one -> one.shownAs().equals(known.signature())),
                    "a case without an answer: " + known.signature());
        }
        var sampled =
                reviews.stream().filter(one -> one.origin() == Origin.SAMPLE).toList();
        sampled.forEach(this::checkReviewer);
        var sources = sampled.stream().map(QualityReview::id).toList();
        require(Set.copyOf(sources).size() == sources.size(), "two second reviews of one revision: " + sources);
    }

    private void checkReviewer(QualityReview review) {
        find(review)
                .ifPresent(known -> require(
                        known.history().recent().stream()
                                .filter(entry -> entry.action() == HistoryAction.VERDICT
                                        || entry.action() == HistoryAction.OUTCOME)
                                .noneMatch(entry -> entry.actor().equals(review.decidedBy())),
                        "the second reviewer is the first: " + review.decidedBy()));
    }

    public void checkAtRest() {
        for (var review : quality.latest()) {
            var known = find(review);
            require(review.origin() != Origin.SAMPLE || known.isPresent(), "a review without its case: " + review.id());
            require(
                    known.isEmpty()
                            || known.get().open() == null
                            || review.certificates().stream().noneMatch(removed::contains),
                    "a copy outlives its certificate: " + review.id());
        }
    }

    private Optional<Case> find(QualityReview review) {
        return quality.stores().latest().stream()
                .filter(known -> known.signature().equals(review.shownAs()))
                .findFirst();
    }

    /** Leases, which count for the limit of a reviewer too. */
    Stream<Case> leased() {
        return quality.stores().latest().stream().filter(known -> Objects.nonNull(known.open()));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new InvariantViolation(what);
        }
    }
}
