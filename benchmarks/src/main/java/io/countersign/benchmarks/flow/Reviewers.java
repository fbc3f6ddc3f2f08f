package io.countersign.benchmarks.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.benchmarks.load.Http;
import io.countersign.benchmarks.load.Http.Reply;
import io.countersign.benchmarks.load.Http.Request;
import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Simulated reviewers: each claims the next case over HTTP, decides it at once, and rests a moment if none waits. */
public final class Reviewers implements AutoCloseable {

    private static final int COUNT = 12;
    private static final Duration REST = Duration.ofMillis(100);

    private final Http http;
    private final String url;
    private final List<Disposable> working = new ArrayList<>();
    private final AtomicLong decided = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean closed;

    public Reviewers(Deployment deployment, Http http) {
        this.http = http;
        this.url = deployment.url(Service.REVIEW);
        for (int i = 0; i < COUNT; i++) {
            var token = deployment.token(
                    "reviewer-" + i, Set.of("review:read", "review:decide"), Map.of("roles", List.of("reviewer")));
            var headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
            working.add(Mono.defer(() -> one(headers)).repeat(() -> !closed).subscribe());
        }
    }

    private Mono<Reply> one(Map<String, String> headers) {
        return http.send(new Request("POST", url + "/v1/cases/next/claim", headers, new byte[0]))
                .flatMap(claim -> claim.status() == 200
                        ? verdict(claim, headers)
                        : Mono.delay(REST).thenReturn(claim))
                .onErrorResume(broken -> {
                    failed.incrementAndGet();
                    return Mono.delay(REST).then(Mono.empty());
                });
    }

    private Mono<Reply> verdict(Reply claim, Map<String, String> headers) {
        var lease = JsonMapper.shared().readTree(claim.body());
        var verdict = ThreadLocalRandom.current().nextInt(3) == 0
                ? "\"reject\",\"reasons\":[{\"code\":\"DOCUMENT_UNREADABLE\",\"pointer\":\"/documents/0\"}]"
                : "\"approve\"";
        var body = "{\"revision\":" + lease.path("revision").intValue() + ",\"token\":\""
                + lease.path("token").stringValue() + "\",\"verdict\":" + verdict + "}";
        var path = url + "/v1/cases/" + lease.path("id").stringValue() + "/verdict";
        return http.send(new Request("POST", path, headers, body.getBytes(UTF_8)))
                .doOnNext(reply -> (reply.isSuccess() ? decided : failed).incrementAndGet());
    }

    public long decided() {
        return decided.get();
    }

    public long failed() {
        return failed.get();
    }

    @Override
    public void close() {
        closed = true;
        working.forEach(Disposable::dispose);
    }
}
