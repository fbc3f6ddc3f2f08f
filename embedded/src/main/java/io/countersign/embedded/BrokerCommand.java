package io.countersign.embedded;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code broker}: the broker as a process of its own. */
@Command(name = "broker", description = "Runs a Kafka broker on loopback.")
public final class BrokerCommand extends ServerCommand {

    @Option(names = "--port", paramLabel = "N", description = "port, 0 for a free one (default: ${DEFAULT-VALUE})")
    private int port = 9092;

    @Option(
            names = "--controller-port",
            paramLabel = "N",
            description = "port of its controller, 0 for a free one (default: ${DEFAULT-VALUE})")
    private int controllerPort;

    @Option(names = "--data", paramLabel = "DIR", description = "directory of the topics (default: ./${DEFAULT-VALUE})")
    private Path data = Path.of("data", "kafka");

    public BrokerCommand() {
        super("broker");
    }

    @Override
    RunningServer start() {
        var broker = new EmbeddedBroker(data, port, controllerPort);
        return new RunningServer(broker.bootstrapServers(), broker);
    }
}
