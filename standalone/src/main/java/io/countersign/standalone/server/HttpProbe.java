package io.countersign.standalone.server;

import io.countersign.standalone.process.StartFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks services over HTTP, as everyone else does. */
public final class HttpProbe implements AutoCloseable {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public void awaitReady(ServiceKind service, ServerAddresses servers) {
        var readiness = PortPlan.url(servers.ports().management(service)) + "/actuator/health/readiness";
        long end = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (status(HttpRequest.newBuilder(URI.create(readiness)).build()) != 200) {
            if (System.nanoTime() > end) {
                throw new StartFailedException(service.label() + " is not ready after " + READY_TIMEOUT.toSeconds()
                        + " s: see " + readiness + " and the logs");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** The status of the answer, 0 without one. */
    public int status(HttpRequest request) {
        try {
            return http.send(limited(request), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("interrupted");
        }
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(limited(request), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw StartFailedException.because(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("interrupted");
        }
    }

    private static HttpRequest limited(HttpRequest request) {
        return HttpRequest.newBuilder(request, (_, _) -> true)
                .timeout(ANSWER_TIMEOUT)
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
