package io.countersign.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.intake.IntakeService;
import io.countersign.notification.NotificationService;
import io.countersign.operations.command.ExitCode;
import io.countersign.quota.QuotaService;
import io.countersign.review.ReviewService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The result of a command that runs in this JVM, with its output. */
public record CommandOutput(ExitCode exit, String out, String err) {

    public static CommandOutput run(String... line) {
        return run(Map.of(), line);
    }

    public static CommandOutput run(Map<String, String> environment, String... line) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var exit = OperatorCommands.run(
                List.of(line),
                environment,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                CommandOutput::rebuild);
        return new CommandOutput(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static int rebuild(String service, List<String> properties, PrintStream out, PrintStream err) {
        var arguments = properties.toArray(String[]::new);
        return switch (service) {
            case "intake" -> IntakeService.rebuild(out, err, arguments);
            case "quota" -> QuotaService.rebuild(out, err, arguments);
            case "review" -> ReviewService.rebuild(out, err, arguments);
            default -> NotificationService.rebuild(out, err, arguments);
        };
    }
}
