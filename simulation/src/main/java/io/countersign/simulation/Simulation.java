package io.countersign.simulation;

import io.countersign.simulation.check.Checks;
import io.countersign.simulation.node.Applicant;
import io.countersign.simulation.node.IntakeNode;
import io.countersign.simulation.node.NotificationNode;
import io.countersign.simulation.node.QuotaNode;
import io.countersign.simulation.node.RegistryNode;
import io.countersign.simulation.node.ReviewNode;
import io.countersign.simulation.setting.Setting;
import io.countersign.simulation.world.Crash;
import io.countersign.simulation.world.InvariantViolation;
import io.countersign.simulation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One run: a seed chooses who moves next and what goes wrong; then everything comes to rest and is compared. */
final class Simulation {

    private static final int MAX_STEPS_TO_REST = 20_000;

    private final Setting setting;
    private final World world;
    private final IntakeNode intake;
    private final QuotaNode quota;
    private final ReviewNode review;
    private final RegistryNode registry;
    private final NotificationNode notification;
    private final Applicant applicant;
    private final Checks checks;
    private final List<Runnable> moves;

    private Simulation(Setting setting) {
        this.setting = setting;
        this.world = new World(setting, this::move);
        this.intake = new IntakeNode(world);
        this.quota = new QuotaNode(world);
        this.review = new ReviewNode(world);
        this.registry = new RegistryNode(world, review.stores());
        this.notification = new NotificationNode(world);
        this.applicant = new Applicant(world, intake);
        this.checks = new Checks(world, quota, review, registry, notification, intake);
        this.moves = List.of(
                applicant::submit,
                applicant::submit,
                applicant::modify,
                applicant::modify,
                applicant::answer,
                applicant::answer,
                applicant::withdraw,
                applicant::delete,
                quota::listen,
                quota::listen,
                quota::listen,
                review::listen,
                review::listen,
                review::listen,
                review::eavesdrop,
                review.reviewers()::claim,
                review.reviewers()::claim,
                review.reviewers()::claim,
                review.reviewers()::claimNext,
                review.reviewers()::claimNext,
                review.reviewers()::absence,
                review.auditor()::view,
                review::listenToLoads,
                review.quality()::listen,
                review.quality()::answer,
                review.quality()::deleteCertificate,
                this::claimForQuality,
                review.reviewers()::rule,
                review.reviewers()::rule,
                review.reviewers()::ruleTooLate,
                review.reviewers()::arrange,
                review.reviewers()::lead,
                review::ask,
                review::timers,
                this::answerTooLate,
                review::settle,
                review::sweep,
                registry::project,
                registry::project,
                notification::listen,
                notification::listen,
                intake::listenToApplications,
                intake::listenToDecisions,
                intake.registry()::listen,
                intake.registry()::listen,
                quota::sweep,
                quota::changeLimit,
                world::jump,
                world::killStore,
                this::kill,
                this::redrive);
    }

    /** The violation that was found, or what else went wrong. */
    static Optional<String> run(Setting setting) {
        try {
            new Simulation(setting).run();
            return Optional.empty();
        } catch (InvariantViolation violation) {
            return Optional.of(violation.what());
        } catch (RuntimeException unexpected) {
            return Optional.of(
                    "unexpected: " + unexpected + ", at " + unexpected.getStackTrace()[0]);
        }
    }

    /** A number that two runs share only if they published the same. */
    static long trace(Setting setting) {
        var simulation = new Simulation(setting);
        simulation.run();
        return simulation.world.trace();
    }

    private void run() {
        for (int step = 0; step < setting.steps(); step++) {
            world.clock().move(Duration.ofSeconds(1));
            move();
            checks.afterEveryStep();
        }
        world.chance().calmDown();
        world.killStore();
        for (int day = 0; day < 3; day++) {
            settle();
            world.clock().move(Duration.ofDays(1).plusMinutes(1));
            quota.sweep();
        }
        settle();
        checks.atRest(applicant.accepted());
        review.reviewers().decideEverything();
        settle();
        checks.atRest(applicant.accepted());
    }

    /** One of them moves, and may end in the middle of it. */
    private void move() {
        world.move();
        try {
            world.chance().of(moves).run();
        } catch (Crash ended) {
            kill();
        }
    }

    /** The answer is on its way when the time of its question ends. */
    private void answerTooLate() {
        applicant.answer();
        world.clock().move(ReviewNode.TIME_TO_ANSWER);
        review.timers();
    }

    private void claimForQuality() {
        review.reviewers().claim(review.quality().open());
    }

    private void kill() {
        switch (world.chance().below(3)) {
            case 0 -> intake.kill();
            case 1 -> review.kill();
            default -> world.killStore();
        }
    }

    private void redrive() {
        quota.redrive();
        review.redrive();
        registry.redrive();
        notification.redrive();
    }

    /** Every actor takes steps until there is nothing left to do. */
    private void settle() {
        for (int turn = 0; isUnsettled(); turn++) {
            if (turn == MAX_STEPS_TO_REST) {
                throw new InvariantViolation("no rest");
            }
            redrive();
            quota.listen();
            review.listen();
            review.listenToLoads();
            review.quality().listen();
            review.eavesdrop();
            review.timers();
            review.settle();
            world.clock().move(Duration.ofSeconds(1));
            review.sweep();
            registry.project();
            notification.listen();
            intake.listenToApplications();
            intake.listenToDecisions();
            intake.registry().listen();
        }
    }

    private boolean isUnsettled() {
        return quota.isBehind()
                || review.isBehind()
                || review.hasUnsentEvents()
                || review.hasTimers()
                || registry.isBehind()
                || notification.isBehind()
                || intake.isBehind()
                || quota.hasDeadLetters()
                || review.hasDeadLetters()
                || registry.hasDeadLetters()
                || notification.hasDeadLetters();
    }
}
