package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.acceptance.Samples.Sample;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The samples in a running system, each decided; submitting them again changes nothing.
 *
 * @param ids the signatures by the samples' ids
 */
record SubmittedSamples(Standalone system, Map<String, String> ids) {

    private static final Map<String, JsonNode> EXPECTED = Samples.expected();
    private static final Map<String, List<Sample>> BY_ACCOUNT =
            Samples.all().stream().collect(Collectors.groupingBy(Sample::account));

    /** Feeds them in their order within each account; a reviewer decides what waits. */
    static SubmittedSamples into(Standalone system) {
        var fed = new SubmittedSamples(system, new ConcurrentHashMap<>());
        var accounts = List.copyOf(BY_ACCOUNT.keySet());
        Parallel.times(accounts.size(), 4, number -> fed.feed(accounts.get(number)));
        var reviewer = new Reviewer(system.reviewer("reviewer"));
        Samples.all().forEach(sample -> fed.review(reviewer, sample));
        return fed;
    }

    private String feed(String account) {
        var digests = new HashMap<String, String>();
        for (var sample : BY_ACCOUNT.getOrDefault(account, List.of())) {
            var applicant = applicant(account);
            var form = sample.uploadedBy(applicant.client(), digests);
            ids.put(sample.id(), applicant.keyed(sample.id()).submits(form));
        }
        return account;
    }

    private void review(Reviewer reviewer, Sample sample) {
        var settled = applicant(sample.account()).awaitSettled(id(sample));
        if (!Applicant.status(settled).equals("pending")) {
            return;
        }
        var verdict = expected(sample).path("reviewed");
        if (verdict.path("outcome").stringValue("").equals("approved")) {
            reviewer.approves(id(sample));
        } else {
            reviewer.rejects(
                    id(sample), Samples.reasons(verdict.path("reasons")).toArray(String[]::new));
        }
    }

    /** Each application shows, and one notice has, the expected outcome; the view is updated later. */
    void endedAsExpected() {
        BY_ACCOUNT.forEach((account, samples) -> {
            var expected = samples.stream().collect(Collectors.toMap(this::id, SubmittedSamples::expectedOutcome));
            var applicant = applicant(account);
            await().atMost(TestTimeouts.LIMIT).pollDelay(Duration.ZERO).untilAsserted(() -> {
                assertThat(outcomes(applicant, expected)).isEqualTo(expected);
                assertThat(shown(applicant, expected)).isEqualTo(expected);
            });
        });
    }

    private static Map<String, String> shown(Applicant applicant, Map<String, String> samples) {
        return samples.keySet().stream().collect(Collectors.toMap(id -> id, id -> outcome(applicant.application(id))));
    }

    /** Fails if something is outcomes twice. */
    private static Map<String, String> outcomes(Applicant applicant, Map<String, String> samples) {
        return applicant.notices().stream()
                .filter(notice -> samples.containsKey(notice.path("signature").stringValue()))
                .collect(Collectors.toMap(notice -> notice.path("signature").stringValue(), SubmittedSamples::outcome));
    }

    private static String expectedOutcome(Sample sample) {
        var expected = expected(sample);
        return outcome(
                expected.path("outcome").stringValue("").equals("waiting") ? expected.path("reviewed") : expected);
    }

    private static String outcome(JsonNode node) {
        return node.path("outcome").stringValue(Applicant.status(node)) + Samples.reasons(node.path("reasons"));
    }

    private static JsonNode expected(Sample sample) {
        return EXPECTED.getOrDefault(sample.id(), MissingNode.getInstance());
    }

    private String id(Sample sample) {
        return ids.getOrDefault(sample.id(), "");
    }

    private Applicant applicant(String account) {
        return new Applicant(system.account(account), account);
    }
}
