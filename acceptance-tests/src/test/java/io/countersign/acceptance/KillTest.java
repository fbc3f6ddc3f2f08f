package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class KillTest {

    private static final int ACCOUNTS = 10;
    private static final int EACH = 40;
    private static final int TAKEN_BEFORE_THE_KILL = 120;

    private final Standalone system = Standalone.shared();

    /** The ids of applications that got a 202, by their keys. */
    private final Map<String, String> taken = new ConcurrentHashMap<>();

    @Test
    void whatGotA202BeforeAKillIsDecidedOrWaitsAfterwardsAndNothingIsThereTwice() throws InterruptedException {
        var samples = SubmittedSamples.into(system);
        samples.endedAsExpected();
        var applicants = applicants();
        var licences = applicants.stream().collect(Collectors.toMap(Applicant::account, Applicant::licence));
        var feed = Thread.startVirtualThread(() -> feed(applicants, licences, true));
        await().atMost(TestTimeouts.LIMIT).until(() -> taken.size() >= TAKEN_BEFORE_THE_KILL);

        system.kill();

        feed.join();
        var beforeTheKill = Map.copyOf(taken);
        assertThat(beforeTheKill).hasSizeLessThan(ACCOUNTS * EACH);
        system.start();
        beforeTheKill.forEach((key, id) -> owner(applicants, key).awaitSettled(id));
        feed(applicants, licences, false);
        assertThat(taken).hasSize(ACCOUNTS * EACH).containsAllEntriesOf(beforeTheKill);
        assertThat(new HashSet<>(taken.values())).hasSize(ACCOUNTS * EACH);
        taken.forEach((key, id) -> owner(applicants, key).awaitSettled(id));
        applicants.forEach(this::holdsEachOnceAndIsNotifiedOfEachOutcomeOnce);
        samples.endedAsExpected();
        eachHasOneOutcome();
        Audit.findsNothing(system);
    }

    private List<Applicant> applicants() {
        return IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> system.applicant("kill-" + number))
                .toList();
    }

    /** Key and account tell one application from the others. */
    private void feed(List<Applicant> applicants, Map<String, String> licences, boolean mayBreak) {
        Parallel.times(ACCOUNTS * EACH, 8, number -> {
            var applicant = applicants.get(number % ACCOUNTS);
            var key = applicant.account() + "/" + number;
            try {
                var form = form(number, licences.getOrDefault(applicant.account(), ""));
                taken.put(key, applicant.keyed(key).submits(form));
            } catch (UncheckedIOException broken) {
                assertThat(mayBreak).as("%s", broken).isTrue();
            }
            return key;
        });
    }

    /** By turns for humans and for the rules. */
    private static ObjectNode form(int number, String licence) {
        var name = Forms.brand(number);
        return number / ACCOUNTS % 2 == 0 ? Forms.forHumans(name, licence) : Forms.rejectedByRules(name);
    }

    private static Applicant owner(List<Applicant> applicants, String key) {
        var account = key.substring(0, key.indexOf('/'));
        return applicants.stream()
                .filter(applicant -> applicant.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private void holdsEachOnceAndIsNotifiedOfEachOutcomeOnce(Applicant applicant) {
        var items = applicant.client().get("/v1/applications?limit=200").expect(200);
        assertThat(items.each("items", "id"))
                .containsExactlyInAnyOrderElementsOf(taken.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(applicant.account() + "/"))
                        .map(Map.Entry::getValue)
                        .toList());
        var rejected = applicant
                .client()
                .get("/v1/applications?limit=200&status=rejected")
                .each("items", "id");
        var notices = await().atMost(TestTimeouts.LIMIT)
                .until(applicant::notices, received -> received.size() >= rejected.size());
        assertThat(notices)
                .extracting(notice -> notice.path("signature").stringValue())
                .containsExactlyInAnyOrderElementsOf(rejected);
    }

    private void eachHasOneOutcome() {
        system.broker()
                .bodies("countersign.decisions")
                .forEach((event, bodies) -> assertThat(bodies.stream().filter(body -> body.startsWith("{")))
                        .as(event)
                        .hasSizeLessThanOrEqualTo(1));
    }
}
