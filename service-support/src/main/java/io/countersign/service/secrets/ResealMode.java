package io.countersign.service.secrets;

import com.mongodb.MongoException;
import io.countersign.platform.service.StartupException;
import java.io.PrintStream;
import java.util.Arrays;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Seals the secrets of a service by its current key instead of running the service. The process reads the same
 * configuration as the service; the service may run meanwhile, and the mode can be repeated at any time.
 */
public final class ResealMode {

    public static final String COMMAND = "reseal";

    static final int FAILED = 3;

    private ResealMode() {}

    /** Whether the arguments of a service's main method ask for this mode. */
    public static boolean isRequested(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    /** Runs with the arguments of a service's main method. */
    public static int runFromMain(String service, SealedField sealed, String... arguments) {
        var options = Arrays.copyOfRange(arguments, 1, arguments.length);
        return ResealCommandLine.execute(
                service, options, properties -> run(service, sealed, System.out, System.err, properties));
    }

    /**
     * Seals what another key sealed.
     *
     * @param options Spring properties in the form {@code --name=value}
     * @return the exit status: 0 if the current key seals everything, else 3
     */
    public static int run(String service, SealedField sealed, PrintStream out, PrintStream err, String... options) {
        try (var context = new SpringApplicationBuilder(ResealConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties("spring.config.name=" + service)
                .run(options)) {
            var summary = context.getBean(SecretResealer.class).reseal(sealed);
            summary.unreadable().forEach(each -> err.println("countersign: not opened: " + each));
            out.println("%s: %d secrets sealed by the current key, %d were already, %d cannot be opened"
                    .formatted(
                            service,
                            summary.resealed(),
                            summary.current(),
                            summary.unreadable().size()));
            return summary.unreadable().isEmpty() ? 0 : FAILED;
        } catch (RuntimeException failed) {
            err.println("countersign: the secrets of %s were not sealed again: %s".formatted(service, cause(failed)));
            return FAILED;
        }
    }

    /** The innermost known cause, which names the server or the setting. */
    private static String cause(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoException || cause instanceof StartupException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return failed.toString();
    }
}
