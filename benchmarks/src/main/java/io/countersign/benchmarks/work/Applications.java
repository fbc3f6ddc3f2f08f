package io.countersign.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.benchmarks.load.Http.Request;
import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The mix: of ten applications the benchmark's rule set approves four and rejects three; three are for reviewers. Each is
 * of another account than the one before and has a name of its own.
 */
public final class Applications {

    /** How many of them are approved in the end: those that pass the rules, and two of three that reviewers decide. */
    public static final double APPROVED = 0.6;

    private static final Set<String> SCOPES =
            Set.of("applications:write", "applications:read", "platform", "accounts:write");

    private final Accounts accounts;
    private final AtomicInteger next = new AtomicInteger();
    private final String url;
    private final List<String> tokens = new ArrayList<>();

    /** What becomes of an application. */
    public enum Fate {
        APPROVED,
        REJECTED,
        REVIEWED;

        static Fate of(int number) {
            int place = number % 10;
            return place < 4 ? APPROVED : place < 7 ? REJECTED : REVIEWED;
        }
    }

    /** An application before it is sent. */
    public record Draft(Request request, Fate fate) {}

    public Applications(Deployment deployment, Accounts accounts) {
        this.accounts = accounts;
        this.url = deployment.url(Service.INTAKE);
        for (int i = 0; i < Accounts.PLATFORMS; i++) {
            tokens.add(deployment.token("platform-" + i, SCOPES, Map.of("platform", "platform-" + i)));
        }
    }

    /** Another one each time. */
    public Draft next() {
        int number = next.getAndIncrement();
        int account = accounts.at(number);
        return new Draft(submission(number, account), Fate.of(number));
    }

    /** The same, safe to repeat. */
    public Request nextKeyed() {
        int number = next.getAndIncrement();
        return submission(number, accounts.at(number)).with("Idempotency-Key", "key-" + number);
    }

    /** One of an account that has no slot left once it has had fifty. */
    public Request ofHotAccount() {
        return submission(next.getAndAdd(10) / 10 * 10, 0);
    }

    /** A pair by which the account signs calls of the Tencent-compatible API. */
    public Request keyPair(int account) {
        return post(
                account, "/v1/accounts/" + Accounts.id(account) + "/keys", "application/json", "{}".getBytes(UTF_8));
    }

    /** How many were made so far. */
    public int count() {
        return next.get();
    }

    Request register(int account) {
        var body = "{\"kind\":\"enterprise\",\"verifiedName\":\"" + Accounts.verifiedName(account) + "\"}";
        return new Request(
                "PUT",
                url + "/v1/accounts/" + Accounts.id(account),
                headers(account, "application/json"),
                body.getBytes(UTF_8));
    }

    Request upload(int account) {
        return post(account, "/v1/certificates", "image/png", Accounts.picture(account));
    }

    /** What the owner of an application reads. */
    public Request read(int account, String id) {
        return new Request("GET", url + "/v1/applications/" + id, headers(account, "application/json"), new byte[0]);
    }

    int accounts() {
        return accounts.count();
    }

    private Request submission(int number, int account) {
        return post(
                account,
                "/v1/applications",
                "application/json",
                body(number, account).getBytes(UTF_8));
    }

    private Request post(int account, String path, String type, byte[] body) {
        return new Request("POST", url + path, headers(account, type), body);
    }

    private Map<String, String> headers(int account, String type) {
        return Map.of(
                "Authorization",
                "Bearer " + tokens.get(Accounts.platform(account)),
                "Countersign-Account",
                Accounts.id(account),
                "Content-Type",
                type);
    }

    String body(int number, int account) {
        var name = Names.name(number);
        return switch (Fate.of(number)) {
            case APPROVED -> approved(name, accounts.digest(account));
            case REJECTED -> rejected(name, number);
            case REVIEWED -> form(name, "company", "self_use") + documents(accounts.digest(account)) + "}";
        };
    }

    /** For others, with everything that such an application needs. */
    private static String approved(String name, String digest) {
        return form(name, "company", "for_others")
                + documents(digest)
                + ",\"letter\":{\"sha256\":\"" + digest + "\"},\"owner\":{\"name\":\"" + name
                + " Technology Co., Ltd.\",\"kind\":\"enterprise\"}}";
    }

    /** A name in brackets without any papers, a website without a domain, or a company without papers. */
    private static String rejected(String name, int number) {
        return switch (number % 3) {
            case 0 -> form("【" + name + "】", "company", "self_use") + "}";
            case 1 -> form(name, "website", "self_use") + "}";
            default -> form(name, "company", "self_use") + "}";
        };
    }

    private static String form(String name, String type, String purpose) {
        return "{\"name\":\"" + name + "\",\"region\":\"global\",\"type\":\"" + type + "\",\"purpose\":\"" + purpose
                + "\",\"externalReference\":\"crm-" + name + "\"";
    }

    private static String documents(String digest) {
        return ",\"documents\":[{\"type\":\"business_licence\",\"sha256\":\"" + digest + "\"}]";
    }
}
