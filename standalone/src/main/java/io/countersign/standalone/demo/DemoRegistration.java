package io.countersign.standalone.demo;

import io.countersign.standalone.process.StartFailedException;
import io.countersign.standalone.server.HttpProbe;
import io.countersign.standalone.server.ServerAddresses;
import io.countersign.standalone.server.ServiceKind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Registers the demo accounts with intake as an operator would; an account that is known stays as it is. */
public record DemoRegistration(HttpProbe probe, ServerAddresses servers, String token) {

    public void register(DemoUsers.Account account) {
        if (probe.status(request(account.id()).GET().build()) == 200) {
            return;
        }
        var answer = probe.send(request(account.id())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body(account))))
                .build());
        if (answer.statusCode() >= 300) {
            throw new StartFailedException("intake does not take the demo account " + account.id() + ": "
                    + answer.statusCode() + " " + answer.body());
        }
    }

    /**
     * Applies for the signatures of the sandbox at the first start. They are approved within a moment; the
     * start does not wait for that.
     *
     * @param sandboxToken the sandbox account's own
     */
    public void applyForSandbox(String sandboxToken) {
        var applications = URI.create(servers.api(ServiceKind.INTAKE) + "/v1/applications");
        var known = probe.send(HttpRequest.newBuilder(URI.create(applications + "?limit=1"))
                .header("Authorization", "Bearer " + sandboxToken)
                .build());
        if (known.statusCode() != 200
                || !JsonMapper.shared().readTree(known.body()).path("items").isEmpty()) {
            return;
        }
        for (var region : List.of("domestic", "global")) {
            var body = Map.of(
                    "name",
                    DemoUsers.SANDBOX_SIGNATURE,
                    "region",
                    region,
                    "type",
                    "company",
                    "purpose",
                    "self_use",
                    "documents",
                    List.of());
            var answer = probe.send(HttpRequest.newBuilder(applications)
                    .header("Authorization", "Bearer " + sandboxToken)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "\"sandbox-" + region + "\"")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JsonMapper.shared().writeValueAsString(body)))
                    .build());
            if (answer.statusCode() != 202) {
                throw new StartFailedException("intake does not accept the sandbox's application: "
                        + answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** A new pair, whose secret is shown this once. */
    DemoKeyPairs.Pair keyPair(String account) {
        var answer = probe.send(request(account + "/keys")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"permissions\":[\"read\",\"write\",\"send\"]}"))
                .build());
        if (answer.statusCode() >= 300) {
            throw new StartFailedException("intake makes no key pair for the demo account " + account + ": "
                    + answer.statusCode() + " " + answer.body());
        }
        var made = JsonMapper.shared().readTree(answer.body());
        return new DemoKeyPairs.Pair(
                made.path("secretId").stringValue(), made.path("secretKey").stringValue());
    }

    private HttpRequest.Builder request(String account) {
        return HttpRequest.newBuilder(URI.create(servers.api(ServiceKind.INTAKE) + "/v1/accounts/" + account))
                .header("Authorization", "Bearer " + token);
    }

    private static LinkedHashMap<String, Object> body(DemoUsers.Account account) {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", account.kind());
        body.put("verifiedName", account.verifiedName());
        body.put("language", account.language());
        if (account.platform() != null) {
            body.put("platform", account.platform());
        }
        if (account.isSandbox()) {
            body.put("test", true);
        }
        return body;
    }
}
