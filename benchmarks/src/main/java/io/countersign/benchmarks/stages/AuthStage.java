package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.load.Http.Reply;
import io.countersign.benchmarks.load.Http.Request;
import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.servers.Service;
import io.countersign.benchmarks.work.SignedCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What authenticating costs: the same signature read by a signed call of the Tencent-compatible API and by token. */
public final class AuthStage {

    private static final String RESULT = "authentication";
    private static final int ACCOUNT = 0;
    private static final int SIGNATURES = 40;
    private static final int PRESIGNED = 1_000;
    private static final int USERS = 64;
    private static final int ROUNDS = 3;

    private AuthStage() {}

    public static List<Figure> run(Bench bench) {
        bench.deployment().stop(Service.QUOTA, Service.REVIEW, Service.NOTIFICATION);
        var ids = submitted(bench);
        var call = call(bench);
        check(bench, call.describe(ids.getFirst(), Instant.now()));
        var byToken =
                ids.stream().map(id -> bench.applications().read(ACCOUNT, id)).toList();
        load(bench, signed(call, ids), bench.seconds(6));
        load(bench, byToken, bench.seconds(6));
        var intake = bench.deployment().process(Service.INTAKE);
        var calls = new Rounds();
        var gets = new Rounds();
        for (int round = 0; round < ROUNDS; round++) {
            var signed = signed(call, ids);
            calls.add(intake, () -> load(bench, signed, bench.seconds(3)));
            gets.add(intake, () -> load(bench, byToken, bench.seconds(3)));
        }
        return figures(calls, gets);
    }

    private static List<Figure> figures(Rounds calls, Rounds gets) {
        return List.of(
                Figure.of(
                                RESULT,
                                "DescribeSmsSignList by one id, TC3",
                                calls.perSecond(),
                                "/s",
                                "ceiling: GET; " + calls)
                        .beside(gets.perSecond(), null),
                Figure.of(RESULT, "GET by id, token", gets.perSecond(), "/s", "closed loop of " + USERS + "; " + gets),
                Figure.of(
                        RESULT,
                        "difference",
                        calls.cpuMicros() - gets.cpuMicros(),
                        "µs of CPU a call",
                        "signature, envelope and strict parameters"));
    }

    private static Load.Result load(Bench bench, List<Request> requests, Duration time) {
        return Load.closed(
                USERS,
                time,
                () -> bench.http()
                        .send(requests.get(ThreadLocalRandom.current().nextInt(requests.size())))
                        .map(AuthStage::withoutErrorInside));
    }

    /** The compatible API tells errors with status 200. */
    private static Reply withoutErrorInside(Reply reply) {
        return text(reply).contains("\"Error\":") ? new Reply(500, reply.body()) : reply;
    }

    private static List<String> submitted(Bench bench) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < SIGNATURES; i++) {
            ids.add(json(bench.http().send(bench.applications().ofHotAccount()))
                    .path("id")
                    .stringValue());
        }
        return ids;
    }

    private static SignedCall call(Bench bench) {
        var pair = json(bench.http().send(bench.applications().keyPair(ACCOUNT)));
        return new SignedCall(
                bench.deployment().url(Service.INTAKE),
                pair.path("secretId").stringValue(),
                pair.path("secretKey").stringValue());
    }

    /** Beforehand, so that the caller's part is not measured; for each round, as a signature is good for five minutes. */
    private static List<Request> signed(SignedCall call, List<String> ids) {
        var requests = new ArrayList<Request>();
        for (int i = 0; i < PRESIGNED; i++) {
            requests.add(call.describe(ids.get(i % ids.size()), Instant.now()));
        }
        return requests;
    }

    private static void check(Bench bench, Request describe) {
        var trial = json(bench.http().send(describe));
        if (trial.path("Response").path("DescribeSignListStatusSet").size() != 1) {
            throw new IllegalStateException("the call was not answered as it should be");
        }
    }

    private static JsonNode json(Mono<Reply> answer) {
        var reply = Objects.requireNonNull(answer.block(Duration.ofSeconds(30)));
        if (!reply.isSuccess()) {
            throw new IllegalStateException(reply.toString());
        }
        return JsonMapper.shared().readTree(text(reply));
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
