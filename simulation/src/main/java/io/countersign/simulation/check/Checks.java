package io.countersign.simulation.check;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.View;
import io.countersign.quota.domain.ledger.Held;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.simulation.node.IntakeNode;
import io.countersign.simulation.node.NotificationNode;
import io.countersign.simulation.node.QuotaNode;
import io.countersign.simulation.node.RegistryNode;
import io.countersign.simulation.node.ReviewNode;
import io.countersign.simulation.world.InvariantViolation;
import io.countersign.simulation.world.PublishedEvents;
import io.countersign.simulation.world.World;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The invariants: some after every step, all of them at rest. */
public record Checks(
        World world,
        QuotaNode quota,
        ReviewNode review,
        RegistryNode registry,
        NotificationNode notification,
        IntakeNode intake) {

    public void afterEveryStep() {
        for (var ledger : quota.ledgers()) {
            require(ledger.used() <= World.LIMIT, "ledger over the limit: " + ledger.used());
            namesDiffer("two holders of one name: ", ledger.held(), Held::signature, Checks::name);
        }
        var held = held();
        var live = live(review.cases());
        for (var key : live) {
            require(
                    world.published().deleted().contains(key.signature()) || held.contains(key),
                    "live signature is not held: " + key);
        }
        var signatures = live.stream().map(PublishedEvents.Key::signature).toList();
        require(new HashSet<>(signatures).size() == signatures.size(), "two live revisions of one signature: " + live);
        if (world.setting().remembersAll()) {
            neitherTooManyNorOfOneName(live);
        }
        review.checkCap();
        review.quality().check();
        require(registry.returned().isEmpty(), "registry: removed, and there again: " + registry.returned());
        var returned = intake.registry().returned();
        require(returned.isEmpty(), "removed, and may be used again: " + returned);
    }

    private Set<PublishedEvents.Key> held() {
        return quota.ledgers().stream()
                .map(Ledger::held)
                .flatMap(List::stream)
                .map(Checks::key)
                .collect(Collectors.toSet());
    }

    private static PublishedEvents.Key key(Held held) {
        return new PublishedEvents.Key(held.signature(), held.revision());
    }

    private void neitherTooManyNorOfOneName(List<PublishedEvents.Key> live) {
        namesDiffer("two live signatures of one name: ", live, PublishedEvents.Key::signature, this::name);
        require(live.size() <= World.LIMIT, "more live signatures at review than the limit: " + live);
    }

    private static String name(Held held) {
        return held.region() + "/" + held.key();
    }

    private String name(PublishedEvents.Key key) {
        var application =
                requireNonNull(world.published().submitted().get(key)).data().application();
        return application.region() + "/" + NameKey.of(application.name());
    }

    /** Whatever they are, two of one name are of one signature. */
    private static <T> void namesDiffer(
            String otherwise, List<T> some, Function<T, SignatureId> signature, Function<T, String> name) {
        var owners = new HashMap<String, SignatureId>();
        for (var one : some) {
            var owner = owners.putIfAbsent(name.apply(one), signature.apply(one));
            require(owner == null || owner.equals(signature.apply(one)), otherwise + name.apply(one));
        }
    }

    private static List<PublishedEvents.Key> live(Collection<Case> cases) {
        return cases.stream()
                .filter(one -> one.retired() == null)
                .flatMap(one -> one.revisions().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof Open
                                || (entry.getValue() instanceof Decided decided
                                        && decided.kind() == OutcomeKind.APPROVED))
                        .map(entry -> new PublishedEvents.Key(one.signature(), entry.getKey())))
                .toList();
    }

    public void atRest(List<PublishedEvents.Key> accepted) {
        afterEveryStep();
        nothingIsLost(accepted);
        ledgersAgreeWithCases();
        neitherTooManyNorOfOneName(live(review.cases()));
        limitsStand();
        withdrawalsAndDeletionsCount();
        registryHoldsWhatMayBeUsed();
        everyOutcomeIsNotified();
        viewsAgree();
        review.auditor().checkHistories();
        review.quality().checkAtRest();
    }

    private void nothingIsLost(List<PublishedEvents.Key> accepted) {
        accepted.forEach(
                key -> require(world.published().submitted().containsKey(key), "LOST before its topic: " + key));
        var open = live(review.cases());
        for (var key : world.published().submitted().keySet()) {
            require(
                    world.published().outcomes().containsKey(key) || open.contains(key),
                    "LOST: " + key + " has no outcome and waits for no reviewer");
        }
        review.cases().forEach(this::outcomesArePublished);
        review.cases().forEach(this::questionsAreClosed);
    }

    /** Every question has its end, and every end is public: else the applicant sees an open question for good. */
    private void questionsAreClosed(Case one) {
        one.revisions().values().forEach(state -> {
            var closings = switch (state) {
                case Open open -> {
                    require(open.clock().openQuestion() == null, "stuck question of " + one.signature());
                    yield open.clock().questions().stream()
                            .map(question -> requireNonNull(question.closing()).event())
                            .toList();
                }
                case Decided decided -> decided.closings();
            };
            closings.forEach(
                    event -> require(world.published().closings().contains(event.id()), "LOST closing: " + event.id()));
        });
    }

    private void outcomesArePublished(Case one) {
        one.revisions().forEach((revision, state) -> {
            var key = new PublishedEvents.Key(one.signature(), revision);
            require(
                    state instanceof Decided == world.published().outcomes().containsKey(key),
                    "the case and the topic disagree on " + key);
        });
        require(
                one.retired() == null || world.published().retired().contains(one.signature()),
                "a retirement has no notice");
    }

    private void ledgersAgreeWithCases() {
        var held = held();
        var live = new HashSet<>(live(review.cases()));
        require(held.equals(live), "leak: held " + held + ", live " + live);
    }

    private void limitsStand() {
        for (var ledger : quota.ledgers()) {
            var act = ledger.limitAct();
            require(
                    act == null ? ledger.limit() == World.LIMIT : ledger.limit() == act.to(),
                    "a limit that no operator set: " + ledger.limit());
            require(
                    (act == null ? 0 : act.version()) >= world.published().limitVersion(),
                    "an operator's limit is lost: " + act);
        }
    }

    private void withdrawalsAndDeletionsCount() {
        for (var one : review.cases()) {
            int withdrawn = world.published().withdrawnUpTo().getOrDefault(one.signature(), 0);
            one.revisions()
                    .forEach((revision, state) -> require(
                            !(state instanceof Open) || revision > withdrawn, "withdrawal lost: " + one.signature()));
        }
        for (SignatureId deleted : world.published().deleted()) {
            require(world.published().retired().contains(deleted), "deletion lost: " + deleted);
        }
    }

    private void registryHoldsWhatMayBeUsed() {
        var expected = world.published().outcomes().values().stream()
                .filter(SignatureApproved.class::isInstance)
                .filter(outcome -> !world.published().retired().contains(outcome.signature()))
                .map(outcome -> outcome.summary().name())
                .sorted()
                .toList();
        var found = registry.names().stream().sorted().toList();
        require(found.equals(expected), "registry wrong at rest: " + found + ", not " + expected);
        var usable = intake.registry().approved();
        require(usable.equals(expected), "names that may be used: " + usable + ", not " + expected);
    }

    private void everyOutcomeIsNotified() {
        var published = world.published();
        require(
                published.notices().keySet().equals(published.outcomes().keySet()),
                "notices " + published.notices().keySet() + " for outcomes "
                        + published.outcomes().keySet());
        FeedChecks.check(notification.notices(), notification.deadLettered());
    }

    private void viewsAgree() {
        var submitted = world.published().submitted().keySet().stream()
                .map(PublishedEvents.Key::signature)
                .collect(Collectors.toSet());
        var shown = intake.views().stream().map(View::id).collect(Collectors.toSet());
        require(shown.equals(submitted), "view of " + shown + ", not " + submitted);
        intake.views().forEach(this::viewAgrees);
    }

    private void viewAgrees(View view) {
        require(view.isShown(), "view of " + view.id() + " shows no revision");
        for (var revision : view.revisions()) {
            var key = new PublishedEvents.Key(view.id(), revision.number());
            var submitted = world.published().submitted().get(key);
            require(
                    submitted != null
                            && submitted.data().equals(revision.submitted())
                            && submitted.time().equals(revision.submittedAt()),
                    "view of " + key + " has another content");
            require(
                    Objects.equals(
                            revision.outcome(), world.published().outcomes().get(key)),
                    "view of " + key + " has another outcome");
        }
        require(
                view.revisions().size() == revisions(view.id()).count(),
                "view of " + view.id() + " has " + view.revisions().size() + " revisions");
        var expected = expected(view);
        require(
                view.standing().status() == expected,
                "view of " + view.id() + " shows " + view.standing().status() + ", it is " + expected);
    }

    /** By the topics alone. */
    private Status expected(View view) {
        var id = view.id();
        if (world.published().deleted().contains(id)
                || world.published().retired().contains(id)) {
            return Status.DELETED;
        }
        var revisions = revisions(id)
                .sorted((one, other) -> Integer.compare(other.revision(), one.revision()))
                .map(key -> status(world.published().outcomes().get(key)))
                .toList();
        if (revisions.contains(Status.APPROVED)) {
            return Status.APPROVED;
        }
        return revisions.stream()
                .filter(status -> status != Status.REFUSED)
                .findFirst()
                .orElse(Status.REFUSED);
    }

    private Stream<PublishedEvents.Key> revisions(SignatureId signature) {
        return world.published().submitted().keySet().stream()
                .filter(key -> key.signature().equals(signature));
    }

    private static Status status(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> Status.PENDING;
            case SignatureApproved _ -> Status.APPROVED;
            case SignatureRejected _ -> Status.REJECTED;
            case RevisionRefused _ -> Status.REFUSED;
            case ApplicationWithdrawn _ -> Status.WITHDRAWN;
            case RevisionDiscarded _ -> Status.DISCARDED;
        };
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new InvariantViolation(what);
        }
    }
}
