package io.countersign.failures;

import io.countersign.acceptance.Forms;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/** One of an account's clients: applies, modifies, withdraws, deletes and reads, each thing until it is confirmed. */
final class Submitter {

    private static final String PATH = "/v1/applications";

    private final RetryingClient client;
    private final RunStatistics statistics;
    private final ConfirmedCommands confirmed;
    private final BrandNames names;
    private final Account account;
    private final Random random;

    /** What clients of an account share. */
    record Account(String id, String token, String licence, List<String> signatures) {

        Account(String id, String token, String licence) {
            this(id, token, licence, new CopyOnWriteArrayList<>());
        }
    }

    Submitter(
            RetryingClient client,
            RunStatistics statistics,
            ConfirmedCommands confirmed,
            BrandNames names,
            Account account,
            Random random) {
        this.client = client;
        this.statistics = statistics;
        this.confirmed = confirmed;
        this.names = names;
        this.account = account;
        this.random = random;
    }

    void act() {
        int dice = random.nextInt(100);
        if (dice < 55 || account.signatures().isEmpty()) {
            submit();
        } else if (dice < 70) {
            modify(any());
        } else if (dice < 78) {
            withdraw(any());
        } else if (dice < 90) {
            delete(any());
        } else {
            read(any());
        }
    }

    private String any() {
        return account.signatures().get(random.nextInt(account.signatures().size()));
    }

    private void submit() {
        var reply = send(keyed("POST", PATH), "submissions");
        if (reply.status() == 202) {
            account.signatures().add(reply.text("id"));
            confirmed.submitted(reply);
        }
    }

    private void modify(String id) {
        var reply = send(keyed("PUT", PATH + "/" + id), "modifications");
        if (reply.status() == 202) {
            confirmed.submitted(reply);
        }
    }

    private RepeatableRequest keyed(String method, String path) {
        return RepeatableRequest.of(method, path, account.token())
                .keyed(UUID.randomUUID().toString())
                .with(form());
    }

    /** Some for humans, some for the rules; now and then a name that is taken already. */
    private ObjectNode form() {
        var name = names.any(random);
        return random.nextInt(10) < 7 ? Forms.forHumans(name, account.licence()) : Forms.rejectedByRules(name);
    }

    private void withdraw(String id) {
        var reply = send(RepeatableRequest.of("POST", PATH + "/" + id + "/withdraw", account.token()), "withdrawals");
        if (reply.status() == 202) {
            confirmed.withdrawn(reply);
        }
    }

    private void delete(String id) {
        if (send(RepeatableRequest.of("DELETE", PATH + "/" + id, account.token()), "deletions")
                        .status()
                == 202) {
            confirmed.deleted(id);
        }
    }

    private void read(String id) {
        var reply = send(RepeatableRequest.get(PATH + "/" + id, account.token()), "reads");
        if (reply.status() != 200) {
            statistics.violation("signature " + id + " got a 202 and is not found: " + reply);
        }
        send(RepeatableRequest.get("/v1/notices?after=0&limit=10", account.token()), "reads");
        send(RepeatableRequest.get("/v1/quota", account.token()), "reads");
    }

    /** What an account sees of itself is never unknown to it. */
    private Reply send(RepeatableRequest call, String kind) {
        var reply = client.send(call);
        statistics.count(reply.status() / 100 == 2 ? kind + " taken" : kind + " refused with " + reply.status());
        if (reply.status() == 404 || reply.status() == 401 || reply.status() == 422) {
            statistics.violation(call + ": " + reply);
        }
        return reply;
    }
}
