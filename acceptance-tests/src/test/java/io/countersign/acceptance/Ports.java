package io.countersign.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Free ports. */
public final class Ports {

    private static final int SPAN = 23;

    private Ports() {}

    /** The first of as many as a whole system takes, below those that clients are given. */
    static int freeBase() {
        return free(SPAN);
    }

    /** The first of as many. */
    public static int free(int span) {
        while (true) {
            int base = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            if (IntStream.range(base, base + span).allMatch(Ports::isFree)) {
                return base;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
