package io.countersign.failures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy between the services and the store that delays or refuses connections. */
final class StoreProxy implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final ServerSocket entrance;
    private final InetSocketAddress store;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean refusing;

    StoreProxy(InetSocketAddress store) {
        this.store = store;
        try {
            this.entrance = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().name("store-proxy").start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Before each request is passed on. */
    void delay(Duration each) {
        delay = each;
    }

    /** Ends every connection, and each new one at once. */
    void refuse() {
        refusing = true;
        open.forEach(StoreProxy::end);
    }

    void heal() {
        delay = Duration.ZERO;
        refusing = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException closed) {
                // asked again, or closed for good
            }
        }
    }

    private void join(Socket client) {
        open.add(client);
        try (client;
                var server = new Socket()) {
            if (!refusing) {
                open.add(server);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                server.connect(store, 2_000);
                var back = Thread.ofVirtual().start(() -> pump(server, client, false));
                pump(client, server, true);
                back.join();
            }
            open.remove(server);
        } catch (IOException gone) {
            // the driver sees it, too
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to, boolean delayed) {
        var buffer = new byte[BUFFER];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (delayed) {
                    await(System.nanoTime());
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException gone) {
            // ends both ways
        } finally {
            end(from);
            end(to);
        }
    }

    /** Ends early when the store is healed. */
    private void await(long since) {
        for (long left = delay.toNanos(); left > 0; left = since + delay.toNanos() - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, LOOK.toNanos()));
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // closed
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        open.forEach(StoreProxy::end);
    }
}
