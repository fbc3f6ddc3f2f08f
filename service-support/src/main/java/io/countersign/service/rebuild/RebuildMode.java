package io.countersign.service.rebuild;

import com.mongodb.MongoException;
import io.countersign.platform.topics.BrokerException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Runs a rebuild instead of a service. The process reads the same configuration as the service, exits when the rebuild has
 * ended, and can be repeated at any time: an incomplete rebuild is started anew.
 */
public final class RebuildMode {

    public static final String COMMAND = "rebuild";

    /** The Spring profile of the beans that exist in this mode only. */
    public static final String PROFILE = "rebuild";

    static final int FAILED = 3;

    private RebuildMode() {}

    /** Whether the arguments of a service's main method ask for this mode. */
    public static boolean isRequested(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    /** Runs {@code rebuild} with the arguments of a service's main method. */
    public static int runFromMain(Class<?> application, String service, String... arguments) {
        var options = Arrays.copyOfRange(arguments, 1, arguments.length);
        return RebuildCommandLine.execute(
                service, options, properties -> run(application, service, System.out, System.err, properties));
    }

    /**
     * Rebuilds the collections of one service.
     *
     * @param application configuration class that declares a {@link ServiceRebuild} and imports {@link RebuildConfiguration}
     * @param options Spring properties in the form {@code --name=value}
     * @return the exit status: 0, or 3 if the rebuild did not complete
     */
    public static int run(Class<?> application, String service, PrintStream out, PrintStream err, String... options) {
        try (var context = start(application, service, err::println, options)) {
            out.println(rebuild(
                    context.getBean(RebuildContext.class),
                    context.getBean(ServiceRebuild.class),
                    context.getBean(InstantSource.class)));
            return 0;
        } catch (RuntimeException failed) {
            err.println("countersign: %s was not rebuilt: %s".formatted(service, cause(failed)));
            return FAILED;
        }
    }

    private static String rebuild(RebuildContext context, ServiceRebuild rebuild, InstantSource clock) {
        if (context.isServiceRunning()) {
            throw new RebuildRefusedException(
                    "the service is still running; stop every instance of " + context.service() + " first");
        }
        var summary = rebuild.run();
        context.mark().set(clock.instant());
        return summary;
    }

    private static ConfigurableApplicationContext start(
            Class<?> application, String service, Consumer<String> progress, String... options) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .profiles(PROFILE)
                .properties("spring.config.name=" + service)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("rebuildProgress", Consumer.class, () -> progress))
                .run(options);
    }

    /** The innermost known cause, which names the server. */
    private static String cause(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokerException
                    || cause instanceof MongoException
                    || cause instanceof KafkaException
                    || cause instanceof RebuildRefusedException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return failed.toString();
    }
}
