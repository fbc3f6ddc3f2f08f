package io.countersign.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.operations.audit.facts.AccountFacts;
import io.countersign.operations.audit.facts.SignatureDeadLetters.DeadLetterFacts;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.operations.audit.source.CaseFacts.Revision;
import io.countersign.operations.audit.source.Fingerprint;
import io.countersign.operations.audit.source.LedgerFacts.Held;
import io.countersign.operations.audit.source.TopicEvent;
import io.countersign.operations.audit.source.ViewFacts;
import io.countersign.operations.command.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlantedBugTest {

    /** One of everything. */
    private static AuditFixture soundWorld() {
        return new AuditFixture()
                .approved(1, 1)
                .rejected(2, 1)
                .refused(3, 1)
                .open(4, 1)
                .asked(4, 1)
                .approved(5, 1)
                .deleted(5)
                .rejected(6, 1)
                .open(6, 3);
    }

    @Test
    void aSoundWorldHasNoViolation() {
        assertThat(soundWorld().check()).isEmpty();
    }

    @Test
    void repeatsAreNoViolation() {
        var world = soundWorld();
        world.topics.addAll(List.copyOf(world.topics));

        assertThat(world.check()).isEmpty();
    }

    private static Arguments planted(String bug, Consumer<AuditFixture> plant, ViolationKind... kinds) {
        return Arguments.of(bug, plant, List.of(kinds));
    }

    static Stream<Arguments> bugs() {
        return Stream.of(
                planted("an application lost before quota", w -> w.submitted(9, 1), ViolationKind.LOST),
                planted(
                        "an application lost before review",
                        w -> w.submitted(9, 1).admitted(9, 1),
                        ViolationKind.LOST),
                planted("a question lost from its topic", w -> w.lose("requested:4:1:1"), ViolationKind.NOT_IN_TOPIC),
                planted(
                        "a question lost from the view",
                        w -> Objects.requireNonNull(w.views.get(4L)).events().remove("requested:1:1"),
                        ViolationKind.VIEW_DIFFERS),
                planted(
                        "another answer under its id",
                        w -> w.add("/intake", new InformationProvided(new SignatureId(4), 1, 1, "other", List.of())),
                        ViolationKind.EVENT_CHANGED),
                planted("an outcome lost from its topic", w -> w.lose("outcome:2:1"), ViolationKind.NOT_IN_TOPIC),
                planted("an application lost from its topic", w -> w.lose("submitted:4:1"), ViolationKind.NOT_IN_TOPIC),
                planted(
                        "a withdrawal that review forgot",
                        w -> w.withdrawalRequested(4, 1),
                        ViolationKind.WITHDRAWAL_LOST),
                planted("a deletion that review forgot", w -> w.lose("retired:5"), ViolationKind.DELETION_LOST),
                planted(
                        "a doubled decision",
                        w -> w.add("/review", AuditFixture.rejection(1, 1, ReasonCode.OTHER)),
                        ViolationKind.TWO_OUTCOMES),
                planted(
                        "a doubled decision with other reasons",
                        w -> w.add("/review", AuditFixture.rejection(2, 1, ReasonCode.PERSONAL_DATA)),
                        ViolationKind.TWO_OUTCOMES),
                planted("a slot released twice", w -> w.release(1), ViolationKind.NOT_HELD),
                planted("51 holders", PlantedBugTest::oneTooMany, ViolationKind.OVER_LIMIT),
                planted(
                        "51 that live, 50 that are held",
                        PlantedBugTest::oneTooManyByTheTopics,
                        ViolationKind.OVER_LIMIT),
                planted("an admission above the limit", w -> w.admittedAgain(4, 1, 51), ViolationKind.OVER_LIMIT),
                planted(
                        "one who came after the limit was lowered",
                        w -> w.limit(2).later().open(9, 1),
                        ViolationKind.OVER_LIMIT),
                planted("a limit that quota forgot", w -> w.limit(70).act = null, ViolationKind.LEDGER_DIFFERS),
                planted(
                        "two deletions of one signature",
                        w -> w.later().add("/intake", new SignatureDeleted(new SignatureId(5))),
                        ViolationKind.EVENT_CHANGED),
                planted("two retirements of one signature", PlantedBugTest::retireAgain, ViolationKind.EVENT_CHANGED),
                planted(
                        "a slot that is never released",
                        w -> w.held.add(new Held(2, 1, "global", "Acme 2", false)),
                        ViolationKind.ORPHANED_RESERVATION),
                planted("an approval that quota forgot", PlantedBugTest::forgetApproval, ViolationKind.LEDGER_DIFFERS),
                planted(
                        "one name twice",
                        w -> w.held.add(new Held(4, 2, "global", "Acme 1", false)),
                        ViolationKind.NAME_TWICE),
                planted("a skipped notice", PlantedBugTest::skipNotice, ViolationKind.NOTICE_MISSING),
                planted("a notice lost from its topic", w -> w.lose("notice:2:1"), ViolationKind.NOTICE_MISSING),
                planted(
                        "a doubled notice",
                        w -> w.notified(2, 1, AuditFixture.rejection(2, 1, ReasonCode.OTHER), 9),
                        ViolationKind.NOTICE_DOUBLED),
                planted(
                        "a notice of nothing",
                        w -> w.notified(4, 1, AuditFixture.rejection(4, 1, ReasonCode.OTHER), ++w.last),
                        ViolationKind.NOTICE_OF_NOTHING),
                planted("a hole", w -> w.last++, ViolationKind.SEQUENCE_HOLE),
                planted("a number twice", PlantedBugTest::numberTwice, ViolationKind.SEQUENCE_DOUBLED),
                planted("a changed content", PlantedBugTest::changeContent, ViolationKind.CONTENT_CHANGED),
                planted("two live revisions", w -> w.open(1, 2), ViolationKind.TWO_LIVE),
                planted(
                        "a view without its outcome",
                        w -> view(w, 2).events().remove("outcome:1"),
                        ViolationKind.VIEW_DIFFERS),
                planted(
                        "a view with another outcome",
                        w -> view(w, 2).events().put("outcome:1", 7L),
                        ViolationKind.VIEW_DIFFERS),
                planted(
                        "a view with an event of its own",
                        w -> view(w, 4).events().put("outcome:1", 7L),
                        ViolationKind.NOT_IN_TOPIC),
                planted("no view", w -> w.views.remove(4L), ViolationKind.VIEW_DIFFERS),
                planted(
                        "a timeline without its admission",
                        w -> view(w, 4).marks().clear(),
                        ViolationKind.VIEW_DIFFERS),
                planted("a case that is still open", PlantedBugTest::caseOpen, ViolationKind.CASE_DIFFERS),
                planted("a case that is gone", w -> w.cases.remove(2L), ViolationKind.CASE_DIFFERS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void isFound(String bug, Consumer<AuditFixture> plant, List<ViolationKind> kinds) {
        var world = soundWorld();
        plant.accept(world);

        var found = world.check();

        assertThat(found).as(bug).extracting(Violation::kind).containsAll(kinds);
    }

    @Test
    void aDeadLetterCountsAsWaitingAndHasToBeShown() {
        var world = soundWorld().submitted(9, 1).admitted(9, 1);
        var facts = world.facts();
        facts.on(new SignatureId(9), new DeadLetterFacts("countersign.admissions", "review", "admitted:9:1"));

        assertThat(world.check(facts)).extracting(Violation::kind).containsExactly(ViolationKind.NOT_SHOWN);

        view(world, 9).marks().add("held:review:admitted:9:1");

        assertThat(world.check(facts)).isEmpty();
    }

    /** Each of these was re-driven, and what it leads to is there. */
    private static AccountFacts withHealedLetters(AuditFixture world) {
        var facts = world.facts();
        letter(world, facts, 4, "quota", "submitted:4:1");
        letter(world, facts, 4, "review", "admitted:4:1");
        letter(world, facts, 2, "quota", "submitted:2:1");
        letter(world, facts, 5, "review", "admitted:5:1");
        letter(world, facts, 6, "notification", "outcome:6:3");
        letter(world, facts, 2, "intake", "submitted:2:1");
        return facts;
    }

    private static void letter(AuditFixture world, AccountFacts facts, long s, String service, String eventId) {
        facts.on(new SignatureId(s), new DeadLetterFacts("countersign.admissions", service, eventId));
        view(world, s).marks().add("held:" + service + ":" + eventId);
    }

    @Test
    void aRedrivenDeadLetterIsNoViolation() {
        var world = soundWorld();

        assertThat(world.check(withHealedLetters(world))).isEmpty();
    }

    static Stream<Arguments> besideALetter() {
        return Stream.of(
                planted("an application lost", w -> w.submitted(4, 2), ViolationKind.LOST),
                planted("a withdrawal lost", w -> w.withdrawalRequested(4, 1), ViolationKind.WITHDRAWAL_LOST),
                planted("a deletion lost", w -> w.lose("retired:5"), ViolationKind.DELETION_LOST),
                planted("a slot released twice", w -> w.release(4), ViolationKind.NOT_HELD),
                planted(
                        "an orphaned reservation",
                        w -> w.held.add(new Held(2, 1, "global", "Acme 2", false)),
                        ViolationKind.ORPHANED_RESERVATION),
                planted("a skipped notice", PlantedBugTest::skipNotice, ViolationKind.NOTICE_MISSING),
                planted(
                        "a view without its outcome",
                        w -> view(w, 2).events().remove("outcome:1"),
                        ViolationKind.VIEW_DIFFERS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("besideALetter")
    void aRedrivenDeadLetterHidesNoViolation(String bug, Consumer<AuditFixture> plant, List<ViolationKind> kinds) {
        var world = soundWorld();
        plant.accept(world);

        var found = world.check(withHealedLetters(world));

        assertThat(found).as(bug).extracting(Violation::kind).containsAll(kinds);
    }

    @Test
    void whatWaitsForADeadLetterIsNoViolation() {
        var world = soundWorld().submitted(9, 1).withdrawalRequested(4, 1);
        world.held.add(new Held(2, 1, "global", "Acme 2", false));
        skipNotice(world);
        view(world, 6).marks().remove("notice:1");
        var facts = world.facts();

        letter(world, facts, 9, "quota", "submitted:9:1");
        letter(world, facts, 4, "review", "withdrawal-relayed:4:1");
        letter(world, facts, 2, "quota", "outcome:2:1");
        letter(world, facts, 6, "notification", "outcome:6:1");

        assertThat(world.check(facts)).extracting(Violation::kind).containsOnly(ViolationKind.SEQUENCE_HOLE);
    }

    @Test
    void aLowerLimitEvictsNoSignature() {
        var world = new AuditFixture();
        for (int s = 1; s <= 50; s++) {
            world.approved(s, 1);
        }

        world.limit(10);

        assertThat(world.check()).isEmpty();
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        assertThat(Fingerprint.of("{\"a\":{\"x\":1,\"y\":[1,2]},\"b\":null}"))
                .isEqualTo(Fingerprint.of("{\"b\":null, \"a\":{\"y\":[1,2],\"x\":1}}"))
                .isNotEqualTo(Fingerprint.of("{\"b\":null, \"a\":{\"y\":[2,1],\"x\":1}}"))
                .isNotEqualTo(Fingerprint.of("{\"b\":\"null\", \"a\":{\"y\":[1,2],\"x\":1}}"));
    }

    private static void oneTooMany(AuditFixture world) {
        for (int s = 101; world.held.size() < 51; s++) {
            world.open(s, 1);
        }
    }

    private static void oneTooManyByTheTopics(AuditFixture world) {
        for (int s = 101; world.held.size() < 50; s++) {
            world.open(s, 1);
        }
        world.release(101);
        world.open(201, 1);
    }

    private static void forgetApproval(AuditFixture world) {
        world.held.replaceAll(held -> new Held(held.signature(), held.revision(), held.region(), held.name(), false));
    }

    private static void skipNotice(AuditFixture world) {
        world.lose("notice:6:1");
        world.notices.remove("notice:6:1");
    }

    private static void retireAgain(AuditFixture world) {
        var cause = RetirementCause.RETIRED;
        world.add("/review", new SignatureRetired(new SignatureId(5), cause, List.of(), null));
    }

    private static void numberTwice(AuditFixture world) {
        world.approved(9, 1);
        world.lose("notice:9:1");
        world.notified(9, 1, AuditFixture.rejection(9, 1, ReasonCode.OTHER), 1);
    }

    private static void changeContent(AuditFixture world) {
        var old = Objects.requireNonNull(world.cases.get(1L)).revisions().get(1);
        world.state(1, 1, new Revision(false, true, Objects.requireNonNull(old).outcome(), 4711));
    }

    private static void caseOpen(AuditFixture world) {
        world.state(2, 1, new Revision(true, false, 0, 0));
    }

    private static ViewFacts view(AuditFixture world, long s) {
        return Objects.requireNonNull(world.views.get(s));
    }

    @Test
    void whatIsUnderAnothersKeyIsNoEvent() {
        var event = Json.MAPPER.writeValueAsBytes(soundWorld().topics.getFirst());

        assertThat(TopicEvent.read("other", event, io.countersign.contracts.events.Event.class))
                .isEmpty();
        assertThat(TopicEvent.read(
                        AuditFixture.ACCOUNT,
                        Json.MAPPER.writeValueAsBytes(Map.of()),
                        io.countersign.contracts.events.Event.class))
                .isEmpty();
    }
}
