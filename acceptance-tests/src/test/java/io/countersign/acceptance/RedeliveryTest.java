package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.DecisionOverdue;
import io.countersign.contracts.events.Event;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RedeliveryTest {

    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(2));
    private static final Pattern TYPE = Pattern.compile("(?<=\"type\":\")io\\.countersign\\.[^\"]+");
    private static final Map<String, Class<? extends Event>> READ = Map.of(
            "countersign.applications", ApplicationEvent.class,
            "countersign.admissions", AdmissionEvent.class,
            "countersign.decisions", DecisionEvent.class);

    private static final Set<String> AFTER_HOURS = Set.of(
            CloudEvent.typeOf(AdmissionQuestioned.class),
            CloudEvent.typeOf(DecisionAtRisk.class),
            CloudEvent.typeOf(DecisionOverdue.class));

    private final Standalone system = Standalone.shared();
    private final Applicant applicant = system.applicant("redelivery");
    private final Reviewer reviewer = new Reviewer(system.reviewer("lead"));

    @Test
    void readingEveryTopicAgainChangesNoOutcomeAndPublishesNothingNew() {
        var ids = decidedInEveryWay();
        var certificate = Samples.upload(applicant.client(), "business-licence-blue-whale.jpg");
        applicant.client().delete("/v1/certificates/" + certificate).expect(204);
        system.broker().awaitAllRead();
        READ.forEach((topic, kind) -> assertThat(typesIn(topic)).as(topic).containsAll(types(kind)));
        var decisions = system.broker().bodies("countersign.decisions");
        var notices = system.broker().bodies("countersign.notices");
        var shown = ids.stream().map(applicant::application).toList();
        var noticesBefore = applicant.notices();

        system.stop();
        system.withBrokerAlone(() -> {
            system.broker().rewindGroups();
            assertThat(system.broker().lag()).isPositive();
        });
        system.start();
        system.broker().awaitAllRead();

        assertThat(system.broker().bodies("countersign.decisions")).isEqualTo(decisions);
        assertThat(system.broker().bodies("countersign.notices")).isEqualTo(notices);
        assertThat(ids.stream().map(applicant::application).toList()).isEqualTo(shown);
        assertThat(applicant.notices()).isEqualTo(noticesBefore);
        Audit.findsNothing(system);
    }

    private Stream<String> typesIn(String topic) {
        return system.broker().bodies(topic).values().stream()
                .flatMap(bodies -> bodies.stream())
                .flatMap(body -> TYPE.matcher(body).results().map(MatchResult::group))
                .distinct();
    }

    /** Without the events that are published after hours: those of review's due times and of quota's daily sweep. */
    private static List<String> types(Class<? extends Event> sealed) {
        return CloudEvent.typesOf(sealed).stream()
                .filter(type -> !AFTER_HOURS.contains(type))
                .toList();
    }

    /** The ids; a superseded revision and a question have a notice of their own. */
    private List<String> decidedInEveryWay() {
        await().atMost(TestTimeouts.LIMIT)
                .until(() -> system.operator()
                                .actingFor(applicant.account())
                                .put("/v1/quota/limit", Map.of("limit", 40))
                                .status()
                        == 200);
        var ways = Stream.<UnaryOperator<String>>of(
                        this::rejectedByARule,
                        this::approved,
                        this::rejected,
                        this::withdrawn,
                        this::deleted,
                        this::approvedAndDeleted,
                        this::refused,
                        this::superseded,
                        this::questioned)
                .toList();
        var ids = Stream.iterate(0, number -> number < ways.size(), number -> number + 1)
                .map(number -> ways.get(number).apply(Forms.brand(number)))
                .toList();
        await().atMost(TIMEOUT).until(() -> applicant.notices().size() == ids.size() + 2);
        return ids;
    }

    private String rejectedByARule(String name) {
        var id = applicant.submits(Forms.rejectedByRules(name));
        applicant.awaitStatus(id, "rejected");
        return id;
    }

    private String approved(String name) {
        return approvedByHuman(applicant.waiting(name));
    }

    private String approvedByHuman(String id) {
        reviewer.approves(id);
        applicant.awaitStatus(id, "approved");
        return id;
    }

    private String rejected(String name) {
        var id = applicant.waiting(name);
        reviewer.rejects(id, "DOCUMENT_UNREADABLE");
        applicant.awaitStatus(id, "rejected");
        return id;
    }

    private String withdrawn(String name) {
        var id = applicant.waiting(name);
        applicant.client().post(path(id) + "/withdraw").expect(202);
        applicant.awaitStatus(id, "withdrawn");
        return id;
    }

    private String deleted(String name) {
        return deletedByOwner(applicant.waiting(name));
    }

    private String approvedAndDeleted(String name) {
        return deletedByOwner(approved(name));
    }

    private String deletedByOwner(String id) {
        applicant.client().delete(path(id)).expect(202);
        applicant.awaitStatus(id, "deleted");
        return id;
    }

    /** Another one with this name goes on waiting. */
    private String refused(String name) {
        applicant.waiting(name);
        var id = applicant.submits(Forms.forHumans(name, applicant.licence()));
        applicant.awaitStatus(id, "refused");
        return id;
    }

    private String superseded(String name) {
        var id = applicant.waiting(name);
        applicant
                .client()
                .put(path(id), Forms.forHumans(name + "o", applicant.licence()))
                .expect(202);
        await().atMost(TIMEOUT)
                .until(
                        () -> applicant.application(id),
                        shown -> shown.path("revision").intValue() == 2 && Applicant.isSettled(shown));
        return approvedByHuman(id);
    }

    private String questioned(String name) {
        var id = applicant.waiting(name);
        reviewer.asks(id, "Which trademark is this?");
        await().atMost(TIMEOUT)
                .until(() ->
                        applicant.application(id).path("stage").stringValue("").equals("question_open"));
        applicant
                .client()
                .post(path(id) + "/questions/1/answer", Map.of("text", "Ours."))
                .expect(202);
        await().atMost(TIMEOUT)
                .until(() ->
                        applicant.application(id).path("stage").stringValue("").equals("in_review"));
        return approvedByHuman(id);
    }

    private static String path(String id) {
        return Applicant.APPLICATIONS + "/" + id;
    }
}
