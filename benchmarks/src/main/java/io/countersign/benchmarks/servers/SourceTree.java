package io.countersign.benchmarks.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A source tree of Countersign with the launcher that builds and starts its processes.
 *
 * @param label the name in reports: the short commit id, or {@code working tree}
 * @param launcher the tree's own {@code benchmarks/launch}, or the one that is kept for commits without it
 */
public record SourceTree(String label, Path directory, Path launcher) {

    private static final Path LAUNCHER = Path.of("benchmarks/launch");
    private static final Path DEFAULT_LAUNCHER = Path.of("benchmarks/launchers/e4f0300");
    private static final Path CHECKOUTS = Path.of("benchmarks/target/trees");
    private static final Duration BUILD_TIMEOUT = Duration.ofMinutes(30);
    private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(2);

    /** The tree in which this program was started. */
    public static SourceTree working() {
        var root = Path.of("").toAbsolutePath();
        return new SourceTree("working tree", root, root.resolve(LAUNCHER));
    }

    /**
     * Checks a commit out into a git worktree below {@code benchmarks/target}, which later runs use again.
     *
     * @throws IllegalArgumentException if {@code ref} names no commit
     */
    public static SourceTree ofCommit(String ref) {
        var root = Path.of("").toAbsolutePath();
        var commit = commit(root, ref);
        var directory = root.resolve(CHECKOUTS).resolve(commit);
        if (!Files.exists(directory)) {
            git(root, "worktree", "prune");
            git(root, "worktree", "add", "--quiet", "--detach", directory.toString(), commit);
        }
        var own = directory.resolve(LAUNCHER);
        return new SourceTree(commit, directory, Files.exists(own) ? own : root.resolve(DEFAULT_LAUNCHER));
    }

    private static String commit(Path root, String ref) {
        try {
            return git(root, "rev-parse", "--verify", "--quiet", "--short=7", "--end-of-options", ref + "^{commit}");
        } catch (IllegalStateException unknown) {
            throw new IllegalArgumentException("not a commit: " + ref, unknown);
        }
    }

    private static String git(Path root, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        return output(new ProcessBuilder(command), COMMAND_TIMEOUT);
    }

    /** The commit, with a mark if files differ from it. */
    public String state() {
        return git(directory, "describe", "--always", "--dirty", "--abbrev=7");
    }

    public void build() {
        output(command("build", Map.of()), BUILD_TIMEOUT);
    }

    /** The topic, without prefix, to which notices are written. */
    public String noticesTopic() {
        return output(command("notices-topic", Map.of()), COMMAND_TIMEOUT);
    }

    /** Writes the tree's rule set for benchmarks into a directory. */
    void writeRules(Path rules) {
        output(command("rules", Map.of("BENCH_RULES", rules.toString())), COMMAND_TIMEOUT);
    }

    /** A command of the launcher; a process is configured by the variables that {@code benchmarks/launch} lists. */
    ProcessBuilder command(String name, Map<String, String> variables) {
        var builder = new ProcessBuilder(launcher.toString(), name).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BENCH_TREE", directory.toString());
        builder.environment().putAll(variables);
        return builder;
    }

    private static String output(ProcessBuilder builder, Duration timeout) {
        try {
            var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("Command failed: " + String.join(" ", builder.command()));
            }
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
