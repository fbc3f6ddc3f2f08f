package io.countersign.standalone;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code ./countersign}: everything in this JVM, until it is told to stop. */
public final class Standalone {

    private Standalone() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            if (arguments.length > 0 && !arguments[0].startsWith("-")) {
                Commands.run(arguments);
                return;
            }
            run(CommandLine.of(arguments));
        } catch (CannotStart e) {
            System.err.println("countersign: " + e.getMessage());
            Runtime.getRuntime().exit(e.exitCode());
        }
    }

    private static void run(CommandLine line) throws InterruptedException {
        if (line.help()) {
            IO.print(CommandLine.HELP.formatted(Commands.names()));
            return;
        }
        var progress = new Progress();
        var closing = new Closing();
        var data = DataDirectory.open(line.data(), line.reset());
        closing.add(Closing.Stage.DATA, "data directory", data);
        Runtime.getRuntime().addShutdownHook(new Thread(closing::closeAll, "stop"));
        Logs.to(data.logs());
        var ports = new Ports(line.basePort());
        ports.mustBeFree(line);
        start(line, ports, data, closing, progress);
        new CountDownLatch(1).await();
    }

    private static void start(CommandLine line, Ports ports, DataDirectory data, Closing closing, Progress progress) {
        var demo = Demo.in(data.demo());
        var servers = new Assembly(line, ports, data, demo, closing, progress).start();
        var tokens = Tokens.of(data, servers);
        KeyPairs keys;
        try (var probe = new Probe()) {
            Parallel.each("await-ready", List.of(ServiceKind.values()), service -> {
                probe.awaitReady(service, servers);
                progress.ready(service.label());
            });
            var registration = new Registration(probe, servers, tokens.operator());
            demo.accounts().forEach(registration::register);
            keys = KeyPairs.in(data.keyPairs(), demo, registration);
        }
        progress.say(new Welcome(servers, demo, tokens, data).text(progress.seconds()));
        // Last: whoever waits for the file finds everything said.
        new RunningFile(servers, demo, tokens, keys).write(data);
    }
}
