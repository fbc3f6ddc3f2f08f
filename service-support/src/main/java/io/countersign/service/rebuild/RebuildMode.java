package io.countersign.service.rebuild;

import io.countersign.platform.service.StartupException;
import io.countersign.service.mode.ServiceMode;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Runs a rebuild instead of a service. The process reads the same configuration as the service, exits when the rebuild has
 * ended, and can be repeated at any time: an incomplete rebuild is started anew.
 */
public final class RebuildMode {

    /** The Spring profile of the beans that exist in this mode only. */
    public static final String PROFILE = "rebuild";

    private static final String SERVICES = "io.countersign.";

    private static final ServiceMode MODE = new ServiceMode(
            "rebuild",
            List.of(
                    "Rebuilds the derived collections of this service from the topics and exits.",
                    "Stop every instance of the service first; broker and store must run.",
                    "The configuration is that of the service. Any property can be given as --name=value, for example"
                            + " --spring.mongodb.uri=mongodb://127.0.0.1:27017."),
            "rebuilt",
            "not rebuilt; the service does not start until a rebuild completes");

    private RebuildMode() {}

    /** Whether the arguments of a service's main method ask for this mode. */
    public static boolean isRequested(String... arguments) {
        return MODE.isRequested(arguments);
    }

    /** Runs the rebuild of {@code service} with the arguments of its main method. */
    public static int runFromMain(String service, String... arguments) {
        return MODE.execute(service, arguments, properties -> run(service, System.out, System.err, properties));
    }

    /**
     * Rebuilds the collections of one service: its package {@code rebuild} declares a {@link ServiceRebuild}, its package
     * {@code store} the stores.
     *
     * @param options Spring properties in the form {@code --name=value}
     * @return the exit status: 0, or 3 if the rebuild did not complete
     */
    public static int run(String service, PrintStream out, PrintStream err, String... options) {
        try (var context = start(service, err::println, options)) {
            out.println(rebuild(
                    context.getBean(RebuildContext.class),
                    context.getBean(ServiceRebuild.class),
                    context.getBean(InstantSource.class)));
            return 0;
        } catch (RuntimeException failed) {
            err.println("countersign: %s was not rebuilt: %s".formatted(service, ServiceMode.cause(failed)));
            return ServiceMode.FAILED;
        }
    }

    private static String rebuild(RebuildContext context, ServiceRebuild rebuild, InstantSource clock) {
        if (context.isServiceRunning()) {
            throw new StartupException(
                    "the service is still running; stop every instance of " + context.service() + " first");
        }
        var summary = rebuild.run();
        context.mark().set(clock.instant());
        return summary;
    }

    private static ConfigurableApplicationContext start(String service, Consumer<String> progress, String... options) {
        return ServiceMode.application(service, RebuildConfiguration.class)
                .profiles(PROFILE)
                .initializers(context -> register((GenericApplicationContext) context, service, progress))
                .run(options);
    }

    private static void register(GenericApplicationContext context, String service, Consumer<String> progress) {
        context.registerBean("rebuildProgress", Consumer.class, () -> progress);
        context.registerBean(StoreContexts.class, () -> new StoreContexts(context, SERVICES + service + ".store"));
        new ClassPathBeanDefinitionScanner(context).scan(SERVICES + service + ".rebuild");
    }
}
