package io.countersign.benchmarks.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.benchmarks.load.LoadClient.Request;
import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.MeasuredService;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Generates the workload: of ten applications the benchmark's rule set approves four and rejects three; reviewers decide
 * three. Consecutive applications belong to different accounts, and every name is unique.
 */
public final class ApplicationGenerator {

    /** The part that is approved: what passes the rules, and two of three that reviewers decide. */
    public static final double APPROVED = 0.6;

    private static final Set<String> SCOPES =
            Set.of("applications:write", "applications:read", "platform", "accounts:write");

    private final BenchmarkAccounts accounts;
    private final AtomicInteger next = new AtomicInteger();
    private final String url;
    private final List<String> tokens = new ArrayList<>();

    /** The outcome that an application is made for. */
    public enum ExpectedOutcome {
        APPROVED,
        REJECTED,
        REVIEWED;

        static ExpectedOutcome of(int number) {
            int position = number % 10;
            return position < 4 ? APPROVED : position < 7 ? REJECTED : REVIEWED;
        }
    }

    public record Draft(Request request, ExpectedOutcome expectedOutcome) {}

    public ApplicationGenerator(Deployment deployment, BenchmarkAccounts accounts) {
        this.accounts = accounts;
        this.url = deployment.url(MeasuredService.INTAKE);
        for (int i = 0; i < BenchmarkAccounts.PLATFORMS; i++) {
            tokens.add(deployment.token("platform-" + i, SCOPES, Map.of("platform", "platform-" + i)));
        }
    }

    /** The next application. */
    public Draft next() {
        int number = next.getAndIncrement();
        int account = accounts.at(number);
        return new Draft(submission(number, account), ExpectedOutcome.of(number));
    }

    /** The next application, with an idempotency key. */
    public Request nextKeyed() {
        int number = next.getAndIncrement();
        return submission(number, accounts.at(number)).with("Idempotency-Key", "key-" + number);
    }

    /** The next application of account 0, which is at its limit after fifty. */
    public Request ofHotAccount() {
        return submission(next.getAndAdd(10) / 10 * 10, 0);
    }

    /** An application that a reviewer decides. */
    public Request nextReviewed() {
        int tens = next.getAndAdd(10) / 10;
        return submission(tens * 10 + 9, accounts.at(tens));
    }

    /** An application of an account of the first platform. */
    public Request nextOfFirstPlatform() {
        int number = next.getAndIncrement();
        int accountsOfPlatform = Math.max(1, accounts.count() / BenchmarkAccounts.PLATFORMS);
        return submission(number, number % accountsOfPlatform * BenchmarkAccounts.PLATFORMS);
    }

    /** A page of the first platform's signatures. */
    public Request pageOfFirstPlatform(int limit, @Nullable String cursor) {
        var query = "?limit=" + limit + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, UTF_8));
        return new Request(
                "GET",
                url + "/v1/applications" + query,
                Map.of("Authorization", "Bearer " + tokens.getFirst()),
                new byte[0]);
    }

    /** Creates a key pair for the Tencent-compatible API. */
    public Request keyPair(int account) {
        return post(
                account,
                "/v1/accounts/" + BenchmarkAccounts.id(account) + "/keys",
                "application/json",
                "{\"permissions\":[\"read\"]}".getBytes(UTF_8));
    }

    Request register(int account) {
        var body = "{\"kind\":\"enterprise\",\"verifiedName\":\"" + BenchmarkAccounts.verifiedName(account) + "\"}";
        return new Request(
                "PUT",
                url + "/v1/accounts/" + BenchmarkAccounts.id(account),
                headers(account, "application/json"),
                body.getBytes(UTF_8));
    }

    Request upload(int account) {
        return post(account, "/v1/certificates", "image/png", BenchmarkAccounts.picture(account));
    }

    /** Reads a signature as its account. */
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
                "Bearer " + tokens.get(BenchmarkAccounts.platform(account)),
                "Countersign-Account",
                BenchmarkAccounts.id(account),
                "Content-Type",
                type);
    }

    String body(int number, int account) {
        var name = NameGenerator.name(number);
        return switch (ExpectedOutcome.of(number)) {
            case APPROVED -> approved(name, accounts.digest(account));
            case REJECTED -> rejected(name, number);
            case REVIEWED -> form(name, "company", "self_use") + documents(accounts.digest(account)) + "}";
        };
    }

    /** For others, with letter and owner. */
    private static String approved(String name, String digest) {
        return form(name, "company", "for_others")
                + documents(digest)
                + ",\"letter\":{\"sha256\":\"" + digest + "\"},\"owner\":{\"name\":\"" + name
                + " Technology Co., Ltd.\",\"kind\":\"enterprise\"}}";
    }

    /** A name in brackets, a website without a domain, or a company, each without documents. */
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
