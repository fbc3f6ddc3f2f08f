package io.countersign.benchmarks.comparison.measurement;

import static io.countersign.benchmarks.comparison.side.Measure.CLAIM;
import static io.countersign.benchmarks.comparison.side.Measure.IDLE;
import static io.countersign.benchmarks.comparison.side.Measure.INTAKE;
import static io.countersign.benchmarks.comparison.side.Measure.LATENCY;
import static io.countersign.benchmarks.comparison.side.Measure.PAGE;
import static io.countersign.benchmarks.comparison.side.Measure.PIPELINE;
import static io.countersign.benchmarks.comparison.side.Measure.QUARTER;
import static io.countersign.benchmarks.comparison.side.Measure.RESTART;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measurement;
import java.util.ArrayList;
import java.util.List;

/** The measurements of each phase, in the order in which they are taken. */
public final class Measurements {

    private static final int FEW_OPEN_CASES = 100;
    private static final int FEW_SIGNATURES = 1_000;

    private Measurements() {}

    /** What needs the intake service alone. */
    public static List<Measurement> ofIntake(ComparisonSettings settings) {
        var measurements = new ArrayList<Measurement>();
        if (settings.includes(INTAKE)) {
            measurements.add(new IntakeRate(settings));
        }
        if (settings.includes(PAGE)) {
            measurements.add(new PageLatency(settings, Math.min(FEW_SIGNATURES, settings.signatures())));
            measurements.add(new PageLatency(settings, settings.signatures()));
        }
        return measurements;
    }

    /** What needs the saturated rate comes after it. Open cases are left to the end, as reviewers would decide them. */
    public static List<Measurement> ofPipeline(ComparisonSettings settings) {
        var measurements = new ArrayList<Measurement>();
        if (settings.includes(IDLE)) {
            measurements.add(new IdleLoad(settings));
        }
        boolean needsRate = settings.includes(QUARTER) || settings.includes(LATENCY) || settings.includes(RESTART);
        if (settings.includes(PIPELINE) || needsRate) {
            measurements.add(new PipelineRate(settings));
        }
        if (settings.includes(QUARTER)) {
            measurements.add(new QuarterLoad(settings));
        }
        if (settings.includes(LATENCY)) {
            measurements.add(new NoticeLatency(settings));
        }
        if (settings.includes(RESTART)) {
            measurements.add(new RestartRate());
        }
        if (settings.includes(CLAIM)) {
            measurements.add(new ClaimLatency(settings, Math.min(FEW_OPEN_CASES, settings.openCases())));
            measurements.add(new ClaimLatency(settings, settings.openCases()));
        }
        return measurements;
    }
}
