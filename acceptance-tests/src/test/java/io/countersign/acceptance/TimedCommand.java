package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command as {@code ./countersign} runs it: the first run archives the classes that it loads. The processor time of a
 * process is measured, because that of the clock says how busy the machine is.
 */
final class TimedCommand {

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+AutoCreateSharedArchive",
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    /** The second line is that of the processes which the shell has started, such as {@code 0m1.2s 0m0.1s}. */
    private static final String SCRIPT = "out=$1; shift; \"$@\" > \"$out\" 2>&1; times";

    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    private final Path jar;
    private final Path directory;

    TimedCommand(Path jar, Path directory) {
        this.jar = jar;
        this.directory = directory;
    }

    record Run(Duration processorTime, String printed) {}

    List<Run> times(int times, List<String> arguments) throws IOException {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < times; i++) {
            runs.add(run(arguments));
        }
        return runs;
    }

    private Run run(List<String> arguments) throws IOException {
        var out = directory.resolve("command.out");
        var line = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", out.toString()));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(OPTIONS);
        line.add("-XX:SharedArchiveFile=" + directory.resolve("commands.jsa"));
        line.addAll(List.of("-jar", jar.toString()));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        var shell = builder.start();
        var times = new String(shell.getInputStream().readAllBytes(), UTF_8);
        return new Run(ofChildren(times), Files.readString(out));
    }

    private static Duration ofChildren(String times) {
        return TIME.matcher(times.lines().toList().get(1))
                .results()
                .map(time -> Duration.ofMinutes(Long.parseLong(time.group(1)))
                        .plusMillis((long) (1000 * Double.parseDouble(time.group(2)))))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
