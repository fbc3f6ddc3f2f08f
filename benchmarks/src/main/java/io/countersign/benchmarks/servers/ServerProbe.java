package io.countersign.benchmarks.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;

/** Reads health and metrics of a process. */
final class ServerProbe {

    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    /** Longer than a full collection of the store's heap, for which a service that asks the store waits. */
    private static final int READ_TIMEOUT_MILLIS = 60_000;

    private ServerProbe() {}

    static boolean isOk(String url) {
        try {
            return ((HttpURLConnection) open(url)).getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether a server accepts connections on the loopback port. */
    static boolean accepts(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    static String read(String url) {
        try (var body = open(url).getInputStream()) {
            return new String(body.readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static URLConnection open(String url) throws IOException {
        var connection = URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connection.setReadTimeout(READ_TIMEOUT_MILLIS);
        return connection;
    }
}
