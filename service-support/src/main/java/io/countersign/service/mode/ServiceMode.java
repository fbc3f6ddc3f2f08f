package io.countersign.service.mode;

import com.mongodb.MongoException;
import io.countersign.commandline.CommandException;
import io.countersign.commandline.CommandLines;
import io.countersign.platform.service.SettingViolations;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.topics.BrokerException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.KafkaException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A mode of a service's jar: a task that runs instead of the service, with the configuration of the service and without a web
 * server, and exits.
 *
 * @param command the first argument of the service's main method
 * @param description lines of the help
 * @param completed the meaning of exit status 0, for the help
 * @param failed the meaning of {@link #FAILED}
 */
public record ServiceMode(String command, List<String> description, String completed, String failed) {

    /** Exit status of a task that did not complete. */
    public static final int FAILED = CommandException.FAILED;

    private static final List<Class<? extends RuntimeException>> KNOWN_FAILURES =
            List.of(StartupException.class, BrokerException.class, MongoException.class, KafkaException.class);

    /** Whether the arguments of a service's main method ask for this mode. */
    public boolean isRequested(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(command);
    }

    /**
     * Runs the task with the arguments of a service's main method.
     *
     * @param task receives Spring properties in the form {@code --name=value} and returns the exit status
     */
    public int execute(String service, String[] arguments, ToIntFunction<String[]> task) {
        var line = CommandLines.of(new PropertiesCommand(task)).setCommandName(service + " " + command);
        var exitCodes = new LinkedHashMap<String, String>();
        exitCodes.put("0", completed);
        exitCodes.put(Integer.toString(CommandException.USAGE), "usage");
        exitCodes.put(Integer.toString(FAILED), failed);
        line.getCommandSpec()
                .usageMessage()
                .description(description.toArray(String[]::new))
                .exitCodeList(exitCodes);
        return line.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** An application with the configuration of the service and without its web server. */
    public static SpringApplicationBuilder application(String service, Class<?> configuration) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties("spring.config.name=" + service);
    }

    /** The message of the known cause, which names the server or the setting. */
    public static String cause(Throwable failed) {
        return SettingViolations.describe(failed).orElseGet(() -> knownCause(failed));
    }

    private static String knownCause(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            var known = cause;
            if (KNOWN_FAILURES.stream().anyMatch(type -> type.isInstance(known))) {
                return String.valueOf(cause.getMessage());
            }
        }
        return failed.toString();
    }
}
