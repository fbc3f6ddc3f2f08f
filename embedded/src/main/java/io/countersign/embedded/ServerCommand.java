package io.countersign.embedded;

import io.countersign.commandline.ManifestVersion;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** Runs a server until the process is ended: one line when it is ready, a clean stop on SIGTERM. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:stopped", "1:not started", "2:usage"})
abstract class ServerCommand implements Callable<Integer> {

    private final String name;

    ServerCommand(String name) {
        this.name = name;
    }

    /** A running server and its address. */
    record RunningServer(String address, AutoCloseable server) {}

    abstract RunningServer start();

    @Override
    public final Integer call() throws InterruptedException {
        var running = start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running), name + "-stop"));
        IO.println(name + " ready at " + running.address());
        new CountDownLatch(1).await();
        return 0;
    }

    private static void close(RunningServer running) {
        try {
            running.server().close();
        } catch (Exception e) {
            System.err.println("Unclean stop: " + e);
        }
    }
}
