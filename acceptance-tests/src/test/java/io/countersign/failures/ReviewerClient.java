package io.countersign.failures;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A reviewer: claims cases and decides them; abandons some, and decides some after the claim has ended. */
final class ReviewerClient {

    private static final String CASES = "/v1/cases/";
    private static final Duration IDLE = Duration.ofMillis(500);

    private final RetryingClient client;
    private final RunStatistics statistics;
    private final ConfirmedCommands confirmed;
    private final String token;
    private final Random random;

    ReviewerClient(
            RetryingClient client, RunStatistics statistics, ConfirmedCommands confirmed, String token, Random random) {
        this.client = client;
        this.statistics = statistics;
        this.confirmed = confirmed;
        this.token = token;
        this.random = random;
    }

    void act() {
        var claim = client.send(RepeatableRequest.of("POST", CASES + "next/claim", token));
        if (claim.status() != 200) {
            Pause.of(IDLE);
            return;
        }
        int dice = random.nextInt(100);
        if (dice < 5) {
            statistics.count("cases abandoned by a reviewer");
        } else if (dice < 7) {
            decideTooLate(claim);
        } else {
            decide(claim);
        }
    }

    private void decide(Reply claim) {
        var approve = random.nextInt(10) < 7;
        var reply = verdict(claim, approve);
        statistics.count(reply.status() == 200 ? "verdicts taken" : "verdicts refused with " + reply.status());
        if (reply.status() == 200) {
            confirmed.decided(claim.text("id"), claim.number("revision"), approve ? "approved" : "rejected");
        } else if (reply.status() != 409) {
            statistics.violation("a verdict: " + reply);
        }
    }

    private void decideTooLate(Reply claim) {
        Pause.of(Installation.LEASE.plusSeconds(2));
        var reply = verdict(claim, true);
        statistics.count("verdicts that came too late");
        if (reply.status() != 409) {
            statistics.violation("a verdict after its claim's end: " + reply);
        }
    }

    private Reply verdict(Reply claim, boolean approve) {
        var body = new HashMap<String, Object>(Map.of(
                "revision", claim.number("revision"),
                "token", claim.text("token"),
                "verdict", approve ? "approve" : "reject"));
        if (!approve) {
            body.put("reasons", List.of(Map.of("code", "DOCUMENT_UNREADABLE")));
        }
        return client.send(RepeatableRequest.of("POST", CASES + claim.text("id") + "/verdict", token)
                .with(body));
    }
}
