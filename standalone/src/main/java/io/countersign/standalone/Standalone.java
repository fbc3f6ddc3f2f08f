package io.countersign.standalone;

import io.countersign.commandline.CommandLines;
import io.countersign.embedded.BrokerCommand;
import io.countersign.embedded.StoreCommand;
import io.countersign.operations.OperatorCommands;
import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.Console;
import io.countersign.simulation.SimulationCommand;
import io.countersign.standalone.demo.DemoKeyPairs;
import io.countersign.standalone.demo.DemoRegistration;
import io.countersign.standalone.demo.DemoTokens;
import io.countersign.standalone.demo.DemoUsers;
import io.countersign.standalone.process.AotTraining;
import io.countersign.standalone.process.DataDirectory;
import io.countersign.standalone.process.LogDirectory;
import io.countersign.standalone.process.ParallelTasks;
import io.countersign.standalone.process.ShutdownSequence;
import io.countersign.standalone.process.StartOptions;
import io.countersign.standalone.process.StartProgress;
import io.countersign.standalone.server.HttpProbe;
import io.countersign.standalone.server.PortPlan;
import io.countersign.standalone.server.ServiceKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;
import picocli.CommandLine;

/** {@code ./countersign}: everything in this JVM, or one command. */
public final class Standalone {

    private Standalone() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && !arguments[0].startsWith("-")) {
            System.setProperty("logback.configurationFile", "logback-commands.xml");
        }
        int status = commandLine(Standalone::run).execute(arguments);
        System.out.flush();
        Runtime.getRuntime().exit(status);
    }

    static CommandLine commandLine(ToIntFunction<StartOptions> start) {
        var console = new Console(System.out, System.err, isTerminal());
        var root = new CommandLine(new StandaloneCommand(start));
        OperatorCommands.addTo(root, new CommandContext(console, System.getenv(), new ServiceRebuilds()))
                .addSubcommand(new BrokerCommand())
                .addSubcommand(new StoreCommand())
                .addSubcommand(new SimulationCommand());
        return CommandLines.configure(CommandLines.withCompletion(root));
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }

    /** Returns only if the thread is interrupted; a signal ends the process. */
    private static int run(StartOptions options) {
        var progress = new StartProgress();
        var shutdown = new ShutdownSequence();
        var data = DataDirectory.open(options.data(), options.reset());
        shutdown.add(ShutdownSequence.Stage.DATA, "data directory", data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(shutdown), "stop"));
        LogDirectory.to(data.logs());
        var ports = new PortPlan(options.basePort());
        ports.requireFree(options);
        start(new SystemStarter(options, ports, data, DemoUsers.in(data.demo()), shutdown, progress), data, progress);
        return await();
    }

    private static void stop(ShutdownSequence shutdown) {
        shutdown.closeAll();
        AotTraining.startIfConfigured();
    }

    private static int await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void start(SystemStarter starter, DataDirectory data, StartProgress progress) {
        var demo = starter.demo();
        var servers = starter.start();
        var tokens = DemoTokens.of(data, servers);
        DemoKeyPairs keys;
        try (var probe = new HttpProbe()) {
            ParallelTasks.each("await-ready", List.of(ServiceKind.values()), service -> {
                probe.awaitReady(service, servers);
                progress.ready(service.label());
            });
            var registration = new DemoRegistration(probe, servers, tokens.operator());
            demo.everyAccount().forEach(registration::register);
            registration.applyForSandbox(tokens.account(DemoUsers.SANDBOX));
            keys = DemoKeyPairs.in(data.keyPairs(), demo, registration);
        }
        progress.print(new WelcomeMessage(servers, demo, tokens, data).text(progress.seconds()));
        // Last: a script that waits for the file finds everything printed.
        new InstanceFile(servers, demo, tokens, keys).write(data);
    }
}
