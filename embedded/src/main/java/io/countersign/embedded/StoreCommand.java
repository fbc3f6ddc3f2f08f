package io.countersign.embedded;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code store}: the store as a process of its own. */
@Command(name = "store", description = "Runs a store that speaks MongoDB's protocol, on loopback.")
public final class StoreCommand extends ServerCommand {

    @Option(names = "--port", paramLabel = "N", description = "port, 0 for a free one (default: ${DEFAULT-VALUE})")
    private int port = 27_017;

    @Option(names = "--data", paramLabel = "FILE", description = "file of the documents (default: ./${DEFAULT-VALUE})")
    private Path data = Path.of("data", "store", "store.mv");

    @Option(names = "--memory", description = "keep the documents in memory instead")
    private boolean memory;

    @Option(
            names = "--delay-ms",
            paramLabel = "N",
            description = "delay before each operation, to see the effect of a slow store (default: ${DEFAULT-VALUE})")
    private int delayMillis;

    public StoreCommand() {
        super("store");
    }

    @Override
    RunningServer start() {
        var delay = Duration.ofMillis(delayMillis);
        var store = memory ? EmbeddedStore.inMemory(port, delay) : EmbeddedStore.onDisk(data, port, delay);
        return new RunningServer(store.uri(), store);
    }
}
