package io.countersign.benchmarks.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports of the loopback interface on which no server listens. */
public final class FreePorts {

    private static final int FIRST_BASE = 20_000;
    private static final int LAST_BASE = 32_000;
    private static final int STEP = 100;

    private FreePorts() {}

    public static int next() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A port that is followed by {@code span} free ones. */
    static int base(int span) {
        return IntStream.iterate(FIRST_BASE, base -> base < LAST_BASE, base -> base + STEP)
                .filter(base -> IntStream.rangeClosed(base, base + span).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free range of ports"));
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
