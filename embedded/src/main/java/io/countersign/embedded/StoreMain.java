package io.countersign.embedded;

import java.nio.file.Path;
import java.time.Duration;

/** The store as a process of its own. */
public final class StoreMain {

    private static final String HELP = """
            A store that speaks MongoDB's protocol, on loopback.

              --port N        port, 0 for a free one (default 27017)
              --data FILE     keep the documents in this file (default ./data/store/store.mv)
              --memory        keep them in memory instead
              --delay-ms N    wait before each operation, to see what a slow store does
              --help          this text
            """;

    private StoreMain() {}

    public static void main(String[] arguments) {
        Processes.run("store", HELP, arguments, StoreMain::start);
    }

    private static Processes.Server start(Options options) {
        var memory = options.flag("--memory");
        var data = Path.of(options.text("--data", "data/store/store.mv"));
        var port = options.number("--port", 27017);
        var delay = Duration.ofMillis(options.number("--delay-ms", 0));
        options.refuseRest();
        var store = memory ? EmbeddedStore.inMemory(port, delay) : EmbeddedStore.onDisk(data, port, delay);
        return new Processes.Server(store.uri(), store);
    }
}
