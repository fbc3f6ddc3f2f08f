package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.load.Http.Request;
import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import io.countersign.benchmarks.servers.Service;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Result 1: how many applications intake takes, with the other services stopped. */
public final class IntakeStage {

    private static final String RESULT = "1 intake";
    private static final int USERS = 128;
    private static final int ROUNDS = 3;
    private static final double WANTED = 0.6;

    private IntakeStage() {}

    public static List<Figure> run(Bench bench) {
        bench.deployment().stop(Service.QUOTA, Service.REVIEW, Service.NOTIFICATION);
        var intake = bench.deployment().process(Service.INTAKE);
        submit(bench, bench.seconds(12), () -> bench.applications().next().request());
        submit(bench, bench.seconds(6), bench.applications()::nextKeyed);
        try (var bare = new BareRun(bench, "-intake")) {
            bare.submit(USERS, bench.seconds(8));
            var plain = new Rounds();
            var keyed = new Rounds();
            var ceiling = new Rounds();
            for (int round = 0; round < ROUNDS; round++) {
                ceiling.add(bare.process(), () -> bare.submit(USERS, bench.seconds(6)));
                plain.add(
                        intake,
                        () -> submit(
                                bench,
                                bench.seconds(6),
                                () -> bench.applications().next().request()));
                keyed.add(intake, () -> submit(bench, bench.seconds(6), bench.applications()::nextKeyed));
            }
            return figures(bench, plain, keyed, ceiling);
        }
    }

    private static Load.Result submit(Bench bench, Duration time, Supplier<Request> request) {
        return Load.closed(USERS, time, () -> bench.http().send(request.get()));
    }

    private static List<Figure> figures(Bench bench, Rounds plain, Rounds keyed, Rounds ceiling) {
        var conditions = bench.store() + "; closed loop of " + USERS + "; ";
        return List.of(
                Figure.of(RESULT, "accepted, without keys", plain.perSecond(), "/s", conditions + plain)
                        .beside(ceiling.perSecond(), Target.atLeast(WANTED)),
                Figure.of(RESULT, "accepted, with idempotency keys", keyed.perSecond(), "/s", conditions + keyed)
                        .beside(ceiling.perSecond(), Target.atLeast(WANTED)),
                Figure.of(RESULT, "bare endpoint", ceiling.perSecond(), "/s", conditions + ceiling));
    }
}
