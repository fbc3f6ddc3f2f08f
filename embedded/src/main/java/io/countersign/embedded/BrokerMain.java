package io.countersign.embedded;

import java.nio.file.Path;

/** The broker as a process of its own. */
public final class BrokerMain {

    private static final String HELP = """
            A Kafka broker on loopback.

              --port N             port, 0 for a free one (default 9092)
              --controller-port N  port of its controller, 0 for a free one (default 0)
              --data DIR           where topics are kept (default ./data/kafka)
              --help               this text
            """;

    private BrokerMain() {}

    public static void main(String[] arguments) {
        Processes.run("broker", HELP, arguments, BrokerMain::start);
    }

    private static Processes.Server start(Options options) {
        var data = Path.of(options.text("--data", "data/kafka"));
        var port = options.number("--port", 9092);
        var controllerPort = options.number("--controller-port", 0);
        options.refuseRest();
        var broker = new EmbeddedBroker(data, port, controllerPort);
        return new Processes.Server(broker.bootstrapServers(), broker);
    }
}
