package io.countersign.benchmarks;

import io.countersign.benchmarks.comparison.Comparison;
import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measure;
import io.countersign.benchmarks.servers.DeploymentSettings;
import io.countersign.benchmarks.servers.SourceTree;
import io.countersign.commandline.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code benchmarks/run}. */
@Command(
        name = "benchmarks/run",
        description = {
            "Measures Countersign against the ceilings of the same machine, broker and store,"
                    + " or with --against the working tree against another commit.",
            ""
        },
        sortOptions = false,
        showDefaultValues = true)
final class BenchmarksCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--quick",
            description = "Shorten every duration; with --against only to show that everything runs.")
    private boolean quick;

    @Option(names = "--accounts", paramLabel = "N", description = "The number of accounts that apply.")
    private @Nullable Integer accounts;

    @Option(
            names = "--signatures",
            paramLabel = "N",
            description = "The larger number of stored signatures for growth and page.")
    private @Nullable Integer signatures;

    @Option(
            names = "--store",
            paramLabel = "MODE",
            defaultValue = "memory",
            description = "How a started store keeps its documents: ${COMPLETION-CANDIDATES}.")
    private StoreMode store = StoreMode.memory;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
            description = "An existing broker (or KAFKA_BOOTSTRAP_SERVERS).")
    private @Nullable String kafka;

    @Option(
            names = "--mongodb",
            paramLabel = "URI",
            defaultValue = "${env:MONGODB_URI}",
            description = "An existing store (or MONGODB_URI).")
    private @Nullable String mongodb;

    @Option(names = "--profile", description = "Make a JFR recording of each service next to the results.")
    private boolean profile;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "benchmarks/target/results",
            description = "The directory for the results as Markdown and JSON.")
    private Path out = Path.of("benchmarks/target/results");

    @ArgGroup(exclusive = false, heading = "%nAgainst the machine's ceilings:%n")
    private CeilingOptions ceiling = new CeilingOptions();

    @ArgGroup(exclusive = false, heading = "%nAgainst another commit:%n")
    private ComparisonOptions comparison = new ComparisonOptions();

    /** The constants are the values on the command line. */
    @SuppressWarnings("ConstantCaseForConstants")
    enum StoreMode {
        memory,
        durable
    }

    static final class CeilingOptions {

        @Option(
                names = "--only",
                paramLabel = "STAGE",
                split = ",",
                showDefaultValue = CommandLine.Help.Visibility.NEVER,
                description = "Some of ${COMPLETION-CANDIDATES}; default: all.")
        private Set<Stage> stages = EnumSet.allOf(Stage.class);

        @Option(
                names = "--minutes",
                paramLabel = "N",
                description = "The intended time of a whole run, to which measured times are scaled; default: 14.")
        private @Nullable Double minutes;
    }

    static final class ComparisonOptions {

        @Option(names = "--against", paramLabel = "REF", description = "The commit, tag or branch to compare with.")
        private @Nullable String ref;

        @Option(
                names = "--measure",
                paramLabel = "MEASURE",
                split = ",",
                showDefaultValue = CommandLine.Help.Visibility.NEVER,
                description = "Some of ${COMPLETION-CANDIDATES}; default: all.")
        private Set<Measure> measures = EnumSet.allOf(Measure.class);

        @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each measure, at least 5; default: 5.")
        private @Nullable Integer rounds;

        @Option(
                names = "--open-cases",
                paramLabel = "N",
                description = "The larger number of open cases for claim; default: 100000.")
        private @Nullable Integer openCases;
    }

    static CommandLine commandLine() {
        return CommandLines.withCompletion(CommandLines.of(new BenchmarksCommand()))
                .registerConverter(Measure.class, name -> constant(Measure.class, name))
                .registerConverter(Stage.class, name -> constant(Stage.class, name));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return EnumSet.allOf(type).stream()
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandLine.TypeConversionException(
                        "expected one of " + EnumSet.allOf(type) + " but was '" + name + "'"));
    }

    @Override
    public Integer call() throws IOException {
        requirePositive("--accounts", accounts);
        requirePositive("--signatures", signatures);
        requirePositive("--open-cases", comparison.openCases);
        return comparison.ref == null ? measureAgainstCeilings() : compareWith(comparison.ref);
    }

    private int measureAgainstCeilings() {
        if (comparison.rounds != null || comparison.openCases != null) {
            throw usage("--measure, --rounds and --open-cases need --against");
        }
        if (ceiling.minutes != null && !(ceiling.minutes > 0)) {
            throw usage("--minutes must be positive");
        }
        return CeilingRun.run(ceilingSettings()) ? 0 : 1;
    }

    CeilingSettings ceilingSettings() {
        boolean inMemory = store == StoreMode.memory && absent(mongodb);
        int many = inMemory ? CeilingSettings.DEFAULT_SIGNATURES_IN_MEMORY : CeilingSettings.DEFAULT_SIGNATURES;
        return new CeilingSettings(
                ceiling.stages,
                or(ceiling.minutes, quick ? CeilingSettings.QUICK_MINUTES : CeilingSettings.DEFAULT_MINUTES),
                or(signatures, quick ? CeilingSettings.QUICK_SIGNATURES : many),
                or(accounts, CeilingSettings.DEFAULT_ACCOUNTS),
                deployment(Path.of("")),
                out);
    }

    private int compareWith(String ref) throws IOException {
        int rounds = or(comparison.rounds, ComparisonSettings.MIN_ROUNDS);
        if (!quick && rounds < ComparisonSettings.MIN_ROUNDS) {
            throw usage("--rounds must be at least " + ComparisonSettings.MIN_ROUNDS);
        }
        if (ceiling.minutes != null) {
            throw usage("--only and --minutes do not apply with --against");
        }
        SourceTree base;
        try {
            base = SourceTree.ofCommit(ref);
        } catch (IllegalArgumentException unknown) {
            throw usage("--against: " + unknown.getMessage());
        }
        var work = Files.createTempDirectory("countersign-comparison");
        try {
            new Comparison(
                            base,
                            SourceTree.working(),
                            comparisonSettings(),
                            deployment(work),
                            out,
                            MachineDescription.describe())
                    .run();
        } finally {
            WorkDirectories.delete(work);
        }
        return 0;
    }

    ComparisonSettings comparisonSettings() {
        var measures = EnumSet.copyOf(comparison.measures);
        return quick
                ? ComparisonSettings.quick(measures)
                : new ComparisonSettings(
                        measures,
                        or(comparison.rounds, ComparisonSettings.MIN_ROUNDS),
                        false,
                        or(accounts, ComparisonSettings.DEFAULT_ACCOUNTS),
                        or(comparison.openCases, ComparisonSettings.DEFAULT_OPEN_CASES),
                        or(signatures, ComparisonSettings.DEFAULT_SIGNATURES));
    }

    private DeploymentSettings deployment(Path work) {
        return new DeploymentSettings(
                absent(kafka) ? null : kafka,
                absent(mongodb) ? null : mongodb,
                store == StoreMode.durable,
                work,
                profile ? out : null);
    }

    private void requirePositive(String option, @Nullable Integer value) {
        if (value != null && value <= 0) {
            throw usage(option + " must be positive");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }

    private static boolean absent(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static <T> T or(@Nullable T value, T defaultValue) {
        return value == null ? defaultValue : value;
    }
}
