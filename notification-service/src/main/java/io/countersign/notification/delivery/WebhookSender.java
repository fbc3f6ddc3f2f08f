package io.countersign.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.notification.domain.delivery.Delivery.Attempt;
import io.countersign.notification.domain.delivery.Delivery.Result;
import io.countersign.notification.domain.delivery.DeliveryService.Step;
import io.countersign.notification.domain.endpoint.AddressPolicy;
import io.countersign.notification.domain.endpoint.UnreadableSecret;
import io.countersign.notification.domain.endpoint.WebhookSecret;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.timeout.TimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Posts one notice and returns the result; waits on its (virtual) thread, at most {@code timeout} in all. It follows no
 * redirect, reads no body, and uses a connection of its own.
 */
final class WebhookSender {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    private final HttpClient client;
    private final Duration timeout;
    private final InstantSource clock;

    WebhookSender(AddressPolicy policy, Duration timeout, InstantSource clock) {
        this.client = HttpClient.create(ConnectionProvider.newConnection())
                .resolver(new GuardedResolver(policy))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
                .responseTimeout(timeout)
                .followRedirect(false)
                .disableRetry(true);
        this.timeout = timeout;
        this.clock = clock;
    }

    Attempt attempt(Step.Post step) throws InterruptedException {
        var at = clock.instant();
        return switch (step.endpoint().secret()) {
            case WebhookSecret secret -> attempt(step, secret, at);
            case UnreadableSecret unreadable -> {
                LOG.atWarn()
                        .addKeyValue("endpoint", step.endpoint().id())
                        .addKeyValue("cause", unreadable.cause())
                        .log("Endpoint's secret cannot be opened; delivery not signed");
                yield new Attempt(at, Duration.ZERO, Result.SECRET_UNREADABLE, 0);
            }
        };
    }

    private Attempt attempt(Step.Post step, WebhookSecret secret, Instant at) throws InterruptedException {
        var answer = send(step, secret, at);
        try {
            var status = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return status == null
                    ? new Attempt(at, since(at), Result.UNREACHABLE, 0)
                    : new Attempt(at, since(at), resultOf(status), status);
        } catch (ExecutionException failed) {
            return new Attempt(at, since(at), resultOf(failed.getCause()), 0);
        } catch (java.util.concurrent.TimeoutException _) {
            return new Attempt(at, since(at), Result.TIMED_OUT, 0);
        } finally {
            answer.cancel(true);
        }
    }

    private CompletableFuture<@Nullable Integer> send(Step.Post step, WebhookSecret secret, Instant at) {
        var body = step.notice().event();
        var signature = WebhookSignature.of(secret, step.notice().id().value(), at.getEpochSecond(), body);
        return client.headers(headers -> describe(headers, signature))
                .post()
                .uri(step.endpoint().url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.getBytes(UTF_8))))
                .response()
                .map(WebhookSender::status)
                .toFuture();
    }

    private static void describe(HttpHeaders headers, WebhookSignature signature) {
        headers.set("content-type", "application/cloudevents+json; charset=utf-8")
                .set("user-agent", "Countersign")
                .set(WebhookSignature.ID_HEADER, signature.id())
                .set(WebhookSignature.TIMESTAMP_HEADER, signature.timestamp())
                .set(WebhookSignature.SIGNATURE_HEADER, signature.value());
    }

    private static int status(HttpClientResponse response) {
        return response.status().code();
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }

    private static Result resultOf(int status) {
        if (status == 410) {
            return Result.GONE;
        }
        return status >= 200 && status < 300 ? Result.DELIVERED : Result.REFUSED;
    }

    private static Result resultOf(@Nullable Throwable failure) {
        return switch (failure) {
            case ForbiddenAddress _ -> Result.FORBIDDEN;
            case TimeoutException _, ConnectTimeoutException _ -> Result.TIMED_OUT;
            case null, default -> Result.UNREACHABLE;
        };
    }
}
