package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.load.LoadClient.Reply;
import io.countersign.benchmarks.load.LoadClient.Request;
import io.countersign.benchmarks.load.LoadGenerator;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.servers.MeasuredService;
import io.countersign.benchmarks.stages.baseline.BenchmarkContext;
import io.countersign.benchmarks.workload.SignedRequestFactory;
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

/** Compares a signed call of the Tencent-compatible API with a GET by token for the same signature. */
public final class AuthStage {

    private static final String RESULT = "authentication";
    private static final int ACCOUNT = 0;
    private static final int SIGNATURES = 40;
    private static final int SIGNED_REQUESTS = 1_000;
    private static final int USERS = 64;
    private static final int ROUNDS = 3;

    private AuthStage() {}

    public static List<Figure> run(BenchmarkContext context) {
        context.deployment().stop(MeasuredService.QUOTA, MeasuredService.REVIEW, MeasuredService.NOTIFICATION);
        var ids = submitted(context);
        var call = call(context);
        check(context, call.describe(ids.getFirst(), Instant.now()));
        var byToken =
                ids.stream().map(id -> context.applications().read(ACCOUNT, id)).toList();
        load(context, signed(call, ids), context.seconds(6));
        load(context, byToken, context.seconds(6));
        var intake = context.deployment().process(MeasuredService.INTAKE);
        var calls = new LoadTotals();
        var gets = new LoadTotals();
        for (int round = 0; round < ROUNDS; round++) {
            var signed = signed(call, ids);
            calls.add(intake, () -> load(context, signed, context.seconds(3)));
            gets.add(intake, () -> load(context, byToken, context.seconds(3)));
        }
        return figures(calls, gets);
    }

    private static List<Figure> figures(LoadTotals calls, LoadTotals gets) {
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
                        "µs of processor time per call",
                        "signature, envelope and strict parameter checks"));
    }

    private static LoadGenerator.Result load(BenchmarkContext context, List<Request> requests, Duration time) {
        return LoadGenerator.closed(
                USERS,
                time,
                () -> context.http()
                        .send(requests.get(ThreadLocalRandom.current().nextInt(requests.size())))
                        .map(AuthStage::failedIfError));
    }

    /** The compatible API reports errors with status 200. */
    private static Reply failedIfError(Reply reply) {
        return text(reply).contains("\"Error\":") ? new Reply(500, reply.body()) : reply;
    }

    private static List<String> submitted(BenchmarkContext context) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < SIGNATURES; i++) {
            ids.add(json(context.http().send(context.applications().ofHotAccount()))
                    .path("id")
                    .stringValue());
        }
        return ids;
    }

    private static SignedRequestFactory call(BenchmarkContext context) {
        var pair = json(context.http().send(context.applications().keyPair(ACCOUNT)));
        return new SignedRequestFactory(
                context.deployment().url(MeasuredService.INTAKE),
                pair.path("secretId").stringValue(),
                pair.path("secretKey").stringValue());
    }

    /** Signs requests before each round, as a signature is valid for five minutes. */
    private static List<Request> signed(SignedRequestFactory call, List<String> ids) {
        var requests = new ArrayList<Request>();
        for (int i = 0; i < SIGNED_REQUESTS; i++) {
            requests.add(call.describe(ids.get(i % ids.size()), Instant.now()));
        }
        return requests;
    }

    private static void check(BenchmarkContext context, Request describe) {
        var trial = json(context.http().send(describe));
        if (trial.path("Response").path("DescribeSignListStatusSet").size() != 1) {
            throw new IllegalStateException("Unexpected answer to the signed call");
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
