package io.countersign.service.secrets;

import io.countersign.service.mode.ServiceMode;
import java.io.PrintStream;
import java.util.List;

/**
 * Seals the secrets of a service by its current key instead of running the service. The process reads the same
 * configuration as the service; the service may run meanwhile, and the mode can be repeated at any time.
 */
public final class ResealMode {

    private static final ServiceMode MODE = new ServiceMode(
            "reseal",
            List.of(
                    "Seals the secrets of this service by the current secrets key and exits. The service may run.",
                    "The configuration is that of the service: COUNTERSIGN_SECRETS_KEY seals,"
                            + " COUNTERSIGN_SECRETS_PREVIOUS_KEYS open. Any property can be given as --name=value."),
            "the current key seals every secret",
            "some secret cannot be opened, or the store did not answer");

    private ResealMode() {}

    /** Whether the arguments of a service's main method ask for this mode. */
    public static boolean isRequested(String... arguments) {
        return MODE.isRequested(arguments);
    }

    /** Runs with the arguments of a service's main method. */
    public static int runFromMain(String service, SealedField sealed, String... arguments) {
        return MODE.execute(service, arguments, properties -> run(service, sealed, System.out, System.err, properties));
    }

    /**
     * Seals what another key sealed.
     *
     * @param options Spring properties in the form {@code --name=value}
     * @return the exit status: 0 if the current key seals everything, else 3
     */
    public static int run(String service, SealedField sealed, PrintStream out, PrintStream err, String... options) {
        try (var context =
                ServiceMode.application(service, ResealConfiguration.class).run(options)) {
            var summary = context.getBean(SecretResealer.class).reseal(sealed);
            summary.unreadable().forEach(each -> err.println("countersign: not opened: " + each));
            out.println("%s: %d secrets sealed by the current key, %d were already, %d cannot be opened"
                    .formatted(
                            service,
                            summary.resealed(),
                            summary.current(),
                            summary.unreadable().size()));
            return summary.unreadable().isEmpty() ? 0 : ServiceMode.FAILED;
        } catch (RuntimeException failed) {
            err.println("countersign: the secrets of %s were not sealed again: %s"
                    .formatted(service, ServiceMode.cause(failed)));
            return ServiceMode.FAILED;
        }
    }
}
