package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.load.LoadClient.Request;
import io.countersign.benchmarks.load.LoadGenerator;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import io.countersign.benchmarks.servers.MeasuredService;
import io.countersign.benchmarks.stages.baseline.BaselineRun;
import io.countersign.benchmarks.stages.baseline.BenchmarkContext;
import io.countersign.benchmarks.stages.baseline.WarmUp;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The rate at which intake accepts applications while the other services are stopped. */
public final class IntakeStage {

    private static final String RESULT = "intake";
    private static final int ROUNDS = 3;
    private static final int MAX_WINDOWS = 40;
    private static final double TARGET_RATIO = 0.6;

    private IntakeStage() {}

    public static List<Figure> run(BenchmarkContext context) {
        context.deployment().stop(MeasuredService.QUOTA, MeasuredService.REVIEW, MeasuredService.NOTIFICATION);
        var intake = context.deployment().process(MeasuredService.INTAKE);
        WarmUp.run("intake", MAX_WINDOWS, context.deployment(), List.of(MeasuredService.INTAKE), () -> both(context));
        try (var baseline = new BaselineRun(context, "-intake").warmedUp()) {
            var plain = new LoadTotals();
            var keyed = new LoadTotals();
            var ceiling = new LoadTotals();
            for (int round = 0; round < ROUNDS; round++) {
                ceiling.add(baseline.process(), () -> baseline.submit(context.seconds(6)));
                plain.add(
                        intake,
                        () -> submit(
                                context,
                                context.seconds(6),
                                () -> context.applications().next().request()));
                keyed.add(intake, () -> submit(context, context.seconds(6), context.applications()::nextKeyed));
            }
            return figures(plain, keyed, ceiling);
        }
    }

    private static double both(BenchmarkContext context) {
        var plain = submit(
                context, context.seconds(6), () -> context.applications().next().request());
        var keyed = submit(context, context.seconds(6), context.applications()::nextKeyed);
        return (plain.perSecond() + keyed.perSecond()) / 2;
    }

    private static LoadGenerator.Result submit(BenchmarkContext context, Duration time, Supplier<Request> request) {
        return LoadGenerator.closed(
                BaselineRun.USERS, time, () -> context.http().send(request.get()));
    }

    private static List<Figure> figures(LoadTotals plain, LoadTotals keyed, LoadTotals ceiling) {
        var conditions = "closed loop of " + BaselineRun.USERS + "; ";
        return List.of(
                Figure.of(RESULT, "accepted, without keys", plain.perSecond(), "/s", conditions + plain)
                        .beside(ceiling.perSecond(), Target.atLeast(TARGET_RATIO)),
                Figure.of(RESULT, "accepted, with idempotency keys", keyed.perSecond(), "/s", conditions + keyed)
                        .beside(ceiling.perSecond(), Target.atLeast(TARGET_RATIO)),
                Figure.of(RESULT, "baseline endpoint", ceiling.perSecond(), "/s", conditions + ceiling));
    }
}
