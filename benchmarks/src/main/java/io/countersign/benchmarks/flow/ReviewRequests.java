package io.countersign.benchmarks.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.benchmarks.load.LoadClient.Reply;
import io.countersign.benchmarks.load.LoadClient.Request;
import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.MeasuredService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** The requests of one reviewer. */
public record ReviewRequests(String url, Map<String, String> headers) {

    public static ReviewRequests of(Deployment deployment, String reviewer) {
        var token = deployment.token(
                reviewer, Set.of("review:read", "review:decide"), Map.of("roles", List.of("reviewer")));
        return new ReviewRequests(
                deployment.url(MeasuredService.REVIEW) + "/v1/cases",
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    }

    /** A claim as the service has answered it. */
    public record Lease(String id, int revision, String token) {

        public static Lease of(Reply reply) {
            var lease = JsonMapper.shared().readTree(reply.body());
            return new Lease(
                    lease.path("id").stringValue(),
                    lease.path("revision").intValue(),
                    lease.path("token").stringValue());
        }

        private String fields() {
            return "{\"revision\":" + revision + ",\"token\":\"" + token + "\"";
        }
    }

    public Request claimNext() {
        return post("/next/claim", "");
    }

    public Request release(Lease lease) {
        return post("/" + lease.id() + "/release", lease.fields() + "}");
    }

    /** @param verdict the JSON of the field {@code verdict} and of those that belong to it */
    public Request verdict(Lease lease, String verdict) {
        return post("/" + lease.id() + "/verdict", lease.fields() + ",\"verdict\":" + verdict + "}");
    }

    public Request show(String id) {
        return new Request("GET", url + "/" + id, headers, new byte[0]);
    }

    private Request post(String path, String body) {
        return new Request("POST", url + path, headers, body.getBytes(UTF_8));
    }
}
