package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.embedded.EmbeddedBroker;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedeliveryTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SOME = 12;

    private final Standalone system = Standalone.shared();

    @Test
    void readingEveryTopicAgainChangesNoOutcomeAndTellsNothingNew() {
        var applicant = system.applicant("redelivery");
        var ids = decidedInEveryWay(applicant);
        await().atMost(PATIENCE).until(() -> applicant.notices().size() >= SOME);
        settle();
        var decisions = system.broker().bodies("countersign.decisions");
        var notices = system.broker().bodies("countersign.notices");
        var shown = ids.stream().map(applicant::application).toList();
        var told = applicant.notices();

        system.stop();
        rewind();
        system.start();
        settle();

        assertThat(system.broker().bodies("countersign.decisions")).isEqualTo(decisions);
        assertThat(system.broker().bodies("countersign.notices")).isEqualTo(notices);
        assertThat(ids.stream().map(applicant::application).toList()).isEqualTo(shown);
        assertThat(applicant.notices()).isEqualTo(told);
        Audit.findsNothing(system);
    }

    private List<String> decidedInEveryWay(Applicant applicant) {
        var reviewer = new Reviewer(system.reviewer("lead"));
        return IntStream.range(0, SOME)
                .mapToObj(number -> decided(applicant, reviewer, number))
                .toList();
    }

    private static String decided(Applicant applicant, Reviewer reviewer, int number) {
        var name = Forms.brand(number);
        var id = number % 4 == 0 ? applicant.submits(Forms.rejectedByRules(name)) : applicant.waiting(name);
        switch (number % 4) {
            case 1 -> reviewer.approves(id);
            case 2 -> reviewer.rejects(id, "DOCUMENT_UNREADABLE");
            case 3 ->
                applicant
                        .client()
                        .post(Applicant.APPLICATIONS + "/" + id + "/withdraw")
                        .expect(202);
            default -> {}
        }
        applicant.awaitStatus(id, "approved", "rejected", "withdrawn");
        return id;
    }

    /** Waits until every service has read everything. */
    private void settle() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> system.broker().lag() == 0);
    }

    /** With the broker alone running, so that no group has a member. */
    private void rewind() {
        var port = Integer.parseInt(system.fact("kafka").replaceFirst(".*:", ""));
        var broker = new EmbeddedBroker(system.data().resolve("kafka"), port, 0);
        try {
            system.broker().rewindGroups();
            assertThat(system.broker().lag()).isPositive();
        } finally {
            broker.close();
        }
    }
}
