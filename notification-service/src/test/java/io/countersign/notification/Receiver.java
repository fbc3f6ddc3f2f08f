package io.countersign.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An endpoint on loopback that records requests and answers as configured. */
public final class Receiver implements AutoCloseable {

    /** Answers nothing until it is closed. */
    public static final int SILENCE = -1;

    private final HttpServer server;
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What arrived in one POST. */
    public record Posted(String id, String timestamp, String signature, String type, String body) {

        /** Checks the signature as a receiver would, from the specification alone. */
        public boolean isSignedBy(String secret) {
            try {
                var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                var expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(expected));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** @param status of the first call, the second, … */
    public Receiver(IntUnaryOperator status) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, status.applyAsInt(calls.incrementAndGet())));
        server.start();
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            posted.add(new Posted(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    headers.getFirst("content-type"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            if (status == SILENCE) {
                closed.await();
            } else {
                exchange.getResponseHeaders().set("Location", url() + "elsewhere");
                exchange.sendResponseHeaders(status, -1);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public List<Posted> posted() {
        return posted;
    }

    /** Without repeats, as a receiver counts: an attempt whose answer came too late is made again. */
    public List<String> ids() {
        return posted.stream().map(Posted::id).distinct().toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
