package io.countersign.standalone;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the log of everything goes: one file for the JVM, warnings also to the terminal. */
final class Logs {

    private Logs() {}

    /** Must come before the first logger. The services' own logging settings are for a JVM of their own. */
    static void to(Path dir) {
        System.setProperty("countersign.logs", dir.toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerFactory.getLogger(Logs.class).info("Starting");
    }
}
