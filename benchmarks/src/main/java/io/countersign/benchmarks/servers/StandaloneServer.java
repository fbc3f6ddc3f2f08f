package io.countersign.benchmarks.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** All of one source tree in one JVM, as its {@code ./countersign} starts it. */
public final class StandaloneServer implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);
    /** The standalone takes the ports from its base port to this one after it. */
    private static final int PORT_SPAN = 22;

    private final ServerProcess process;
    private final double secondsToReady;

    /** Returns when the APIs of all services are ready. */
    public StandaloneServer(SourceTree tree, Path work) {
        int base = FreePorts.base(PORT_SPAN);
        long start = System.nanoTime();
        process = ServerProcess.start(
                "standalone",
                work.resolve("logs"),
                tree.command(
                        "standalone",
                        Map.of(
                                "BENCH_PORT",
                                String.valueOf(base),
                                "BENCH_DATA",
                                work.resolve("data").toString())));
        process.await(
                START_TIMEOUT,
                () -> IntStream.range(base, base + MeasuredService.values().length)
                        .allMatch(port -> ServerProbe.isOk("http://127.0.0.1:" + port + "/health")));
        secondsToReady = (System.nanoTime() - start) / 1e9;
    }

    public double secondsToReady() {
        return secondsToReady;
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
