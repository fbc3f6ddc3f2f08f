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
    private static final int ROUNDS = 3;
    private static final int MOST_WINDOWS = 40;
    private static final double WANTED = 0.6;

    private IntakeStage() {}

    public static List<Figure> run(Bench bench) {
        bench.deployment().stop(Service.QUOTA, Service.REVIEW, Service.NOTIFICATION);
        var intake = bench.deployment().process(Service.INTAKE);
        WarmUp.run("intake", MOST_WINDOWS, bench.deployment(), List.of(Service.INTAKE), () -> both(bench));
        try (var bare = new BareRun(bench, "-intake").warmedUp()) {
            var plain = new Rounds();
            var keyed = new Rounds();
            var ceiling = new Rounds();
            for (int round = 0; round < ROUNDS; round++) {
                ceiling.add(bare.process(), () -> bare.submit(bench.seconds(6)));
                plain.add(
                        intake,
                        () -> submit(
                                bench,
                                bench.seconds(6),
                                () -> bench.applications().next().request()));
                keyed.add(intake, () -> submit(bench, bench.seconds(6), bench.applications()::nextKeyed));
            }
            return figures(plain, keyed, ceiling);
        }
    }

    private static double both(Bench bench) {
        var plain = submit(
                bench, bench.seconds(6), () -> bench.applications().next().request());
        var keyed = submit(bench, bench.seconds(6), bench.applications()::nextKeyed);
        return (plain.perSecond() + keyed.perSecond()) / 2;
    }

    private static Load.Result submit(Bench bench, Duration time, Supplier<Request> request) {
        return Load.closed(BareRun.USERS, time, () -> bench.http().send(request.get()));
    }

    private static List<Figure> figures(Rounds plain, Rounds keyed, Rounds ceiling) {
        var conditions = "closed loop of " + BareRun.USERS + "; ";
        return List.of(
                Figure.of(RESULT, "accepted, without keys", plain.perSecond(), "/s", conditions + plain)
                        .beside(ceiling.perSecond(), Target.atLeast(WANTED)),
                Figure.of(RESULT, "accepted, with idempotency keys", keyed.perSecond(), "/s", conditions + keyed)
                        .beside(ceiling.perSecond(), Target.atLeast(WANTED)),
                Figure.of(RESULT, "bare endpoint", ceiling.perSecond(), "/s", conditions + ceiling));
    }
}
