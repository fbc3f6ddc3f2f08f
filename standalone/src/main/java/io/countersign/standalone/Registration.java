package io.countersign.standalone;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Registers the demo accounts with intake as an operator would; an account that is known stays as it is. */
record Registration(Probe probe, Servers servers, String token) {

    void register(Demo.Account account) {
        if (probe.status(request(account).GET().build()) == 200) {
            return;
        }
        var answer = probe.send(request(account)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body(account))))
                .build());
        if (answer.statusCode() >= 300) {
            throw new CannotStart("intake does not take the demo account " + account.id() + ": " + answer.statusCode()
                    + " " + answer.body());
        }
    }

    private HttpRequest.Builder request(Demo.Account account) {
        return HttpRequest.newBuilder(URI.create(servers.api(ServiceKind.INTAKE) + "/v1/accounts/" + account.id()))
                .header("Authorization", "Bearer " + token);
    }

    private static LinkedHashMap<String, Object> body(Demo.Account account) {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", account.kind());
        body.put("verifiedName", account.verifiedName());
        body.put("language", account.language());
        if (account.platform() != null) {
            body.put("platform", account.platform());
        }
        return body;
    }
}
