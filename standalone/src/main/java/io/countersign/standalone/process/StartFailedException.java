package io.countersign.standalone.process;

import io.countersign.commandline.CommandException;
import io.countersign.platform.service.SettingViolations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system cannot start. */
public final class StartFailedException extends CommandException {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailedException.class);
    private static final int NOT_STARTED = 1;

    public StartFailedException(String message) {
        super(message, NOT_STARTED);
    }

    /** With the settings that are invalid, or the innermost message, which is the cause; {@code what} is the place. */
    public static StartFailedException because(String what, Throwable failure) {
        return SettingViolations.describe(failure)
                .map(invalid -> new StartFailedException(what + ": " + invalid))
                .orElseGet(() -> withRootOf(what, failure));
    }

    private static StartFailedException withRootOf(String what, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            if (root instanceof StartFailedException known) {
                return known;
            }
            root = root.getCause();
        }
        var message = root.getMessage();
        if (message == null) {
            LOG.error("{} did not start", what, failure); // only the stack trace says more
            message = root.getClass().getSimpleName();
        }
        return root instanceof StartFailedException known
                ? known
                : new StartFailedException(
                        what + ": " + message.lines().findFirst().orElse(""));
    }
}
