package io.countersign.embedded;

import java.util.function.Function;

/** How a server runs as a process: one line when it is ready, a clean end on SIGTERM, one line when it cannot. */
final class Processes {

    /** A server that runs, and the address it is ready at. */
    record Server(String address, AutoCloseable running) {}

    private Processes() {}

    static void run(String name, String help, String[] arguments, Function<Options, Server> start) {
        var options = new Options(arguments);
        if (options.flag("--help")) {
            IO.print(help);
            return;
        }
        try {
            var server = start.apply(options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), name + "-stop"));
            IO.println(name + " ready at " + server.address());
        } catch (Options.Wrong wrong) {
            end(name, wrong.getMessage() + "; --help lists the options", 2);
        } catch (RuntimeException e) {
            end(name, rootOf(e), 1);
        }
    }

    private static void close(Server server) {
        try {
            server.running().close();
        } catch (Exception e) {
            System.err.println("did not stop cleanly: " + e);
        }
    }

    private static void end(String name, String reason, int code) {
        System.err.println(name + ": " + reason);
        Runtime.getRuntime().exit(code);
    }

    private static String rootOf(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
