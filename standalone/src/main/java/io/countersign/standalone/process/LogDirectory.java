package io.countersign.standalone.process;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the log of everything goes: one file for the JVM, warnings also to the terminal. */
public final class LogDirectory {

    private LogDirectory() {}

    /** Must come before the first logger. The services' own logging settings are for a JVM of their own. */
    public static void to(Path dir) {
        System.setProperty("countersign.logs", dir.toString());
        keepLogbackConfiguration();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerFactory.getLogger(LogDirectory.class).info("Starting");
    }

    /** Keeps the contexts of the services from configuring the logging of this JVM. */
    public static void keepLogbackConfiguration() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }
}
