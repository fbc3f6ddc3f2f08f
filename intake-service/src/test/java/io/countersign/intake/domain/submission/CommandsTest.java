package io.countersign.intake.domain.submission;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.appealing;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.discarded;
import static io.countersign.contracts.Fixtures.refused;
import static io.countersign.contracts.Fixtures.rejected;
import static io.countersign.contracts.Fixtures.retired;
import static io.countersign.contracts.Fixtures.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.CommandResult.Accepted;
import io.countersign.intake.domain.command.CommandResult.Bound;
import io.countersign.intake.domain.command.CommandResult.Conflict;
import io.countersign.intake.domain.command.CommandResult.KeyReused;
import io.countersign.intake.domain.command.CommandResult.NotFound;
import io.countersign.intake.domain.command.CommandResult.PreconditionFailed;
import io.countersign.intake.domain.command.CommandResult.RegionFixed;
import io.countersign.intake.domain.command.CommandResult.TooMany;
import io.countersign.intake.domain.command.CommandResult.Unavailable;
import io.countersign.intake.domain.command.Modification;
import io.countersign.intake.domain.command.Precondition;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.intake.domain.view.SignatureEtag;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.memory.InMemoryApplicationPublisher.Mood;
import io.countersign.intake.memory.InMemoryCounters;
import io.countersign.intake.memory.InMemoryIntake;
import io.countersign.intake.memory.InMemoryKeys;
import io.countersign.intake.memory.InMemoryViews;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("k", "h");

    private final InMemoryIntake world = new InMemoryIntake();

    private static Precondition ifMatch(SignatureEtag tag) {
        return Precondition.ofHeader(tag.toString());
    }

    private SignatureEtag tag(SignatureId id) {
        return world.views.tagged(world.view(id)).etag();
    }

    private static Accepted repeated(CommandResult answer) {
        var first = (Accepted) answer;
        assertThat(first.repeated()).isFalse();
        return new Accepted(
                first.signature(), first.revision(), first.status(), first.withdrawalRequested(), first.etag(), true);
    }

    @Test
    void aSubmissionIsAppendedAndShown() {
        var answer = world.submit("Acme", null);

        assertThat(answer).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.revision()).isEqualTo(1);
            assertThat(world.view(accepted.signature()).standing().status()).isEqualTo(Status.PENDING);
            assertThat(accepted.etag()).isEqualTo(tag(accepted.signature()));
        });
        assertThat(world.publisher.entries()).hasSize(1);
    }

    @Test
    void aKnownKeyHasTheSameAnswerAndAppendsNothing() {
        var first = world.submit("Acme", KEY);

        var second = world.submit("Acme", KEY);

        assertThat(second).isEqualTo(repeated(first));
        assertThat(world.publisher.entries()).hasSize(1);
    }

    @Test
    void whatIsConfirmedByARepeatOnlyIsNoRepeat() {
        world.publisher.is(Mood.REFUSES);
        assertThat(world.submit("Acme", KEY)).isEqualTo(new Unavailable());
        world.publisher.is(Mood.ACKNOWLEDGES);

        var answer = world.submit("Acme", KEY);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.repeated()).isFalse());
    }

    @Test
    void aKnownKeyWithAnotherBodyIsRefused() {
        world.submit("Acme", KEY);

        var answer = world.submit("Acme", new IdempotencyKey("k", "another"));

        assertThat(answer).isEqualTo(new KeyReused());
        assertThat(world.publisher.entries()).hasSize(1);
    }

    @Test
    void aRetryAfterAFailedAppendAppendsTheSameBytes() {
        world.publisher.is(Mood.TAKES_SILENTLY);
        assertThat(world.submit("Acme", KEY)).isEqualTo(new Unavailable());
        world.publisher.is(Mood.ACKNOWLEDGES);

        var answer = world.submit("Acme", KEY);

        assertThat(answer).isInstanceOf(Accepted.class);
        assertThat(world.publisher.texts()).hasSize(2);
        assertThat(world.publisher.texts().getFirst())
                .isEqualTo(world.publisher.texts().getLast());
    }

    @Test
    void acceptanceIsAnsweredAfterTheViewShowsIt() {
        var failing = new InMemoryViews() {
            @Override
            public void merge(List<View> changes) {
                throw new IllegalStateException("store is gone");
            }
        };
        var broken = new InMemoryIntake(new InMemoryCounters(), new InMemoryKeys(), failing);

        assertThat(broken.submit("Acme", null)).isEqualTo(new Unavailable());
        assertThat(broken.publisher.entries()).hasSize(1);
    }

    @Test
    void manySubmissionsAreAppendedInTheirOrder() {
        var wishes = IntStream.range(0, 50)
                .mapToObj(i -> new Submission(account(ACME), application("Acme " + i), null))
                .toList();

        var answers = world.intake.submit(wishes);

        assertThat(answers).hasSize(50).allMatch(Accepted.class::isInstance);
        assertThat(world.publisher.entries())
                .extracting(entry -> entry.event().data().signature().value())
                .isSorted();
    }

    @Test
    void aModificationTakesTheNextNumber() {
        var id = world.submitted("Acme");

        assertThat(world.modify(id, "Bravo"))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.revision()).isEqualTo(2));
        assertThat(world.modify(id, "Charlie")).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.revision()).isEqualTo(3);
            assertThat(accepted.etag()).isEqualTo(tag(id));
        });
        assertThat(world.counters.read(id)).isEqualTo(2);
    }

    @Test
    void aRejectedARefusedAndADiscardedOneMayBeModified() {
        for (var outcome : List.of(
                rejected(new SignatureId(1), 1), refused(new SignatureId(2), 1), discarded(new SignatureId(3), 1))) {
            var id = world.submitted("Acme");
            world.reads(outcome);

            assertThat(world.modify(id, "Bravo")).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void anApprovedAWithdrawnADeletedAndARetiredOneMayNotBeModified() {
        var ids = List.of(world.submitted("A"), world.submitted("B"), world.submitted("C"), world.submitted("D"));
        world.reads(approved(ids.get(0), 1), withdrawn(ids.get(1), 1));
        world.delete(ids.get(2));
        world.reads(retired(ids.get(3), RetirementCause.RETIRED));

        assertThat(ids).allSatisfy(id -> assertThat(world.modify(id, "E")).isInstanceOf(Conflict.class));
        assertThat(ids).allSatisfy(id -> assertThat(world.counters.read(id)).isZero());
    }

    @Test
    void onePendingWithARequestedWithdrawalMayNotBeModified() {
        var id = world.submitted("Acme");
        world.withdraw(id);

        assertThat(world.modify(id, "Bravo"))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.standing().withdrawalRequested())
                                .isTrue());
    }

    @Test
    void theRegionStays() {
        var id = world.submitted("Acme");
        var global = application("Acme");
        var domestic = Application.of(global.name(), Region.DOMESTIC, global.type(), global.purpose())
                .withDocuments(global.documents());

        var answer = world.intake.modify(new Modification(account(ACME), id, domestic, null, Precondition.none()));

        assertThat(answer).isEqualTo(new RegionFixed(Region.GLOBAL));
    }

    @Test
    void aStaleTagIsRefusedAndAFreshOneIsNot() {
        var id = world.submitted("Acme");
        var stale = tag(id);
        world.modify(id, "Bravo");

        assertThat(world.modify(id, "Charlie", null, ifMatch(stale))).isEqualTo(new PreconditionFailed(tag(id)));
        assertThat(world.modify(id, "Charlie", null, ifMatch(tag(id)))).isInstanceOf(Accepted.class);
        assertThat(world.modify(id, "Delta", null, Precondition.ofHeader("*"))).isInstanceOf(Accepted.class);
    }

    @Test
    void aTagOfAnotherStateIsStaleToo() {
        var id = world.submitted("Acme");
        var pending = tag(id);
        world.reads(rejected(id, 1));

        assertThat(world.modify(id, "Bravo", null, ifMatch(pending))).isInstanceOf(PreconditionFailed.class);
        assertThat(world.intake.withdraw(ACME, id, ifMatch(pending))).isInstanceOf(PreconditionFailed.class);
        assertThat(world.intake.delete(ACME, id, ifMatch(pending))).isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void aFailedAppendDoesNotLockTheKey() {
        var id = world.submitted("Acme");
        world.publisher.is(Mood.REFUSES);
        assertThat(world.modify(id, "Bravo")).isEqualTo(new Unavailable());
        world.publisher.is(Mood.ACKNOWLEDGES);

        assertThat(world.modify(id, "Bravo", null, ifMatch(tag(id)))).isInstanceOf(Accepted.class);
    }

    @Test
    void aRepeatedModificationIsAcceptedThoughItsTagIsStale() {
        var id = world.submitted("Acme");
        var tag = tag(id);
        var first = world.modify(id, "Bravo", KEY, ifMatch(tag));

        assertThat(world.modify(id, "Bravo", KEY, ifMatch(tag))).isEqualTo(repeated(first));
        assertThat(world.counters.read(id)).isEqualTo(1);
        assertThat(world.publisher.entries()).hasSize(2);
    }

    @Test
    void ifAnotherAttemptTookTheNumberTheKeyIsLookedUpOnceMore() {
        var counters = new InMemoryCounters() {
            private Runnable meanwhile = () -> {};

            @Override
            public boolean raise(SignatureId signature, int from) {
                var other = meanwhile;
                meanwhile = () -> {};
                other.run();
                return super.raise(signature, from);
            }
        };
        var raced = new InMemoryIntake(counters, new InMemoryKeys(), new InMemoryViews());
        var id = raced.submitted("Acme");
        var tag = raced.views.tagged(raced.view(id)).etag();
        counters.meanwhile = () -> raced.modify(id, "Bravo", KEY, ifMatch(tag));

        var answer = raced.modify(id, "Bravo", KEY, ifMatch(tag));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.revision()).isEqualTo(2));
        assertThat(raced.publisher.entries()).hasSize(2);
    }

    @Test
    void ifAnotherClientTookTheNumberTheTagIsStale() {
        var counters = new InMemoryCounters() {
            @Override
            public boolean raise(SignatureId signature, int from) {
                super.raise(signature, from);
                return false;
            }
        };
        var raced = new InMemoryIntake(counters, new InMemoryKeys(), new InMemoryViews());
        var id = raced.submitted("Acme");
        var tag = raced.views.tagged(raced.view(id)).etag();

        assertThat(raced.modify(id, "Bravo", null, ifMatch(tag))).isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void aWithdrawalIsRequestedOnce() {
        var id = world.submitted("Acme");

        var first = world.withdraw(id);
        var second = world.withdraw(id);

        assertThat(first)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.withdrawalRequested()).isTrue());
        assertThat(second).isEqualTo(first);
        assertThat(world.publisher.entries()).hasSize(2);
        assertThat(tag(id)).isEqualTo(((Accepted) first).etag());
    }

    @Test
    void aWithdrawnOneIsWithdrawnAgainWithoutARecord() {
        var id = world.submitted("Acme");
        world.reads(withdrawn(id, 1));

        assertThat(world.withdraw(id)).isInstanceOf(Accepted.class);
        assertThat(world.publisher.entries()).hasSize(1);
    }

    @Test
    void aDecidedOneIsNotWithdrawn() {
        var id = world.submitted("Acme");
        world.reads(approved(id, 1));

        assertThat(world.withdraw(id)).isInstanceOf(Conflict.class);
    }

    @Test
    void anythingMayBeDeletedAndARepeatReturnsTheSame() {
        var id = world.submitted("Acme");

        var first = world.delete(id);

        assertThat(first)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.status()).isEqualTo(Status.DELETED));
        assertThat(world.delete(id)).isEqualTo(first);
        assertThat(world.publisher.entries()).hasSize(2);
    }

    @Test
    void anAppendThatFailsIsNeverAccepted() {
        var id = world.submitted("Acme");
        world.publisher.is(Mood.TAKES_SILENTLY);

        assertThat(world.withdraw(id)).isEqualTo(new Unavailable());
        assertThat(world.delete(id)).isEqualTo(new Unavailable());
        assertThat(world.view(id).standing().status()).isEqualTo(Status.PENDING);
    }

    /** The first has no answer in time, is in the topic all the same, and the client asks again. */
    @Test
    void aRepeatOfWhatWasNotConfirmedIsTheSameEventWithTheSameTime() {
        var id = world.submitted("Acme");
        world.publisher.is(Mood.TAKES_SILENTLY);
        var _ = world.withdraw(id);
        var _ = world.delete(id);
        world.publisher.is(Mood.ACKNOWLEDGES);
        world.passes(Duration.ofSeconds(3));

        assertThat(world.withdraw(id)).isInstanceOf(Accepted.class);
        assertThat(world.delete(id)).isInstanceOf(Accepted.class);

        var texts = world.publisher.texts();
        assertThat(texts).hasSize(5);
        assertThat(texts.subList(3, 5)).isEqualTo(texts.subList(1, 3));
    }

    @Test
    void aViewThatCannotBeWrittenIsNotAcceptedEither() {
        var views = new InMemoryViews() {
            private boolean failing;

            @Override
            public void merge(List<View> changes) {
                if (failing) {
                    throw new IllegalStateException("store is gone");
                }
                super.merge(changes);
            }
        };
        var broken = new InMemoryIntake(new InMemoryCounters(), new InMemoryKeys(), views);
        var id = broken.submitted("Acme");
        views.failing = true;

        assertThat(broken.delete(id)).isEqualTo(new Unavailable());
    }

    private boolean isUsable(InMemoryIntake where, String name) {
        return where.approved.isApproved(ACME, Region.GLOBAL, name);
    }

    @Test
    void aDeletedNameMayNotBeUsedFromTheAnswerOn() {
        var id = world.submitted("Acme");
        world.approved.put(id, ACME, Region.GLOBAL, "Acme");
        assertThat(isUsable(world, "Acme")).isTrue();

        assertThat(world.delete(id)).isInstanceOf(Accepted.class);
        assertThat(isUsable(world, "Acme")).isFalse();

        world.approved.put(id, ACME, Region.GLOBAL, "Acme");
        assertThat(isUsable(world, "Acme")).isFalse();
    }

    @Test
    void aDeletionThatWasNotConfirmedLeavesTheNameInUse() {
        var id = world.submitted("Acme");
        world.approved.put(id, ACME, Region.GLOBAL, "Acme");
        world.publisher.is(Mood.TAKES_SILENTLY);

        assertThat(world.delete(id)).isEqualTo(new Unavailable());

        assertThat(isUsable(world, "Acme")).isTrue();
    }

    /** The view shows no deletion before: a repeat would be accepted for what it shows. */
    @Test
    void aDeletionWhoseRemovalFailsIsNotAcceptedAndARepeatCompletesIt() {
        var id = world.submitted("Acme");
        world.approved.put(id, ACME, Region.GLOBAL, "Acme");
        world.approved.failOnRemove(true);

        assertThat(world.delete(id)).isEqualTo(new Unavailable());
        assertThat(world.view(id).standing().status()).isEqualTo(Status.PENDING);
        world.approved.failOnRemove(false);

        assertThat(world.delete(id)).isInstanceOf(Accepted.class);
        assertThat(isUsable(world, "Acme")).isFalse();
    }

    @Test
    void aDeletionOrRetirementThatIsReadEndsTheUseOfTheName() {
        var deleted = world.submitted("Acme");
        var misused = world.submitted("Bravo");
        world.approved.put(deleted, ACME, Region.GLOBAL, "Acme");
        world.approved.put(misused, ACME, Region.GLOBAL, "Bravo");

        world.reads(CloudEvent.of("/intake", NOON, ACME, new SignatureDeleted(deleted)));
        assertThat(isUsable(world, "Acme")).isFalse();
        assertThat(isUsable(world, "Bravo")).isTrue();

        world.reads(retired(misused, RetirementCause.RETIRED));
        assertThat(isUsable(world, "Bravo")).isFalse();
    }

    @Test
    void anotherAccountsSignatureDoesNotExist() {
        var id = world.submitted("Acme");
        var foreign = new Modification(account(OTHER), id, application("Bravo"), null, Precondition.none());

        assertThat(world.intake.modify(foreign)).isEqualTo(new NotFound());
        assertThat(world.deleteAs(OTHER, id)).isEqualTo(new NotFound());
        assertThat(world.intake.withdraw(OTHER, id, Precondition.none())).isEqualTo(new NotFound());
        assertThat(world.deleteAs(ACME, new SignatureId(999_999))).isEqualTo(new NotFound());
    }

    @Test
    void moreThanTenRevisionsMayNotWait() {
        var id = world.submitted("Acme");
        for (int i = 0; i < 10; i++) {
            assertThat(world.modify(id, "Acme " + i)).isInstanceOf(Accepted.class);
        }

        assertThat(world.modify(id, "Bravo")).isEqualTo(new TooMany(Bound.OPEN_REVISIONS, 10));
    }

    @Test
    void refusesARevisionBeyondTheLimit() {
        var id = world.submitted("Acme");
        for (int revision = 1; revision < ApplicationEvent.MAX_REVISIONS; revision++) {
            world.reads(rejected(id, revision));
            assertThat(world.modify(id, "Acme")).isInstanceOf(Accepted.class);
        }
        world.reads(rejected(id, ApplicationEvent.MAX_REVISIONS));

        assertThat(world.modify(id, "Bravo")).isEqualTo(new TooMany(Bound.REVISIONS, ApplicationEvent.MAX_REVISIONS));
        assertThat(world.delete(id)).isInstanceOf(Accepted.class);
    }

    @Test
    void theLimitOfRevisionsHoldsWhereTheViewLagsBehindTheCounter() {
        var id = world.submitted("Acme");
        for (int modifications = 0; modifications < ApplicationEvent.MAX_REVISIONS - 1; modifications++) {
            world.counters.raise(id, modifications);
        }

        assertThat(world.view(id).revisions()).hasSize(1);
        assertThat(world.modify(id, "Bravo")).isEqualTo(new TooMany(Bound.REVISIONS, ApplicationEvent.MAX_REVISIONS));
        assertThat(world.counters.read(id)).isEqualTo(ApplicationEvent.MAX_REVISIONS - 1);
    }

    @Test
    void aRevisionBeyondTheLimitIsRefusedAgainWithoutReading() {
        var reads = new AtomicInteger();
        var lasting = new InMemoryIntake(new InMemoryCounters(), new InMemoryKeys(), new InMemoryViews() {
            @Override
            public List<View> find(Collection<SignatureId> ids) {
                reads.incrementAndGet();
                return super.find(ids);
            }
        });
        var id = lasting.submitted("Acme");
        for (int modifications = 0; modifications < ApplicationEvent.MAX_REVISIONS - 2; modifications++) {
            lasting.counters.raise(id, modifications);
        }
        var last = lasting.modify(id, "Bravo", KEY, Precondition.none());
        var first = lasting.modify(id, "Charlie");
        reads.set(0);

        assertThat(lasting.modify(id, "Delta")).isEqualTo(first);
        assertThat(lasting.intake.refusal(ACME, id)).contains(first);
        assertThat(lasting.intake.refusal(OTHER, id)).isEmpty();
        assertThat(reads).hasValue(0);
        assertThat(lasting.modify(id, "Bravo", KEY, Precondition.none())).isEqualTo(repeated(last));
        var foreign = new Modification(account(OTHER), id, application("Bravo"), null, Precondition.none());
        assertThat(lasting.intake.modify(foreign)).isEqualTo(new NotFound());
    }

    private CommandResult appeal(SignatureId id) {
        return world.intake.modify(new Modification(account(ACME), id, appealing("Acme"), null, Precondition.none()));
    }

    @Test
    void threeAppealsMayBeOpenUntilOneHasItsOutcome() {
        var ids = IntStream.range(0, 4)
                .mapToObj(i -> world.submitted("Acme " + i))
                .toList();
        ids.forEach(id -> world.reads(rejected(id, 1)));
        ids.subList(0, 3).forEach(id -> assertThat(appeal(id)).isInstanceOf(Accepted.class));

        assertThat(appeal(ids.get(3))).isEqualTo(new TooMany(Bound.OPEN_APPEALS, 3));
        assertThat(appeal(ids.get(0))).isInstanceOf(Accepted.class);
        world.reads(rejected(ids.get(1), 2));
        assertThat(appeal(ids.get(3))).isInstanceOf(Accepted.class);
    }

    @Test
    void theListenerKnowsOfAppealsToo() {
        var id = world.submitted("Acme");
        world.reads(rejected(id, 1));
        appeal(id);
        world.appeals.remove(ACME, List.of(id));

        world.reads(world.publisher.entries().getLast().event());

        assertThat(world.appeals.find(ACME)).containsExactly(id);
    }
}
