package io.countersign.benchmarks.raw;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServer;

/**
 * The ceiling of intake: an annotated WebFlux controller that accepts the same requests without validation and answers
 * when the broker has acknowledged a record of the same size.
 *
 * <p>Arguments: port, bootstrap servers, topic, a file with the record's value.
 */
public final class BaselineEndpoint {

    /** The header with the id of a request. */
    public static final String ID = "Baseline-Id";

    private BaselineEndpoint() {}

    public static void main(String[] arguments) {
        var endpoint = new Endpoint(arguments[1], arguments[2], read(Path.of(arguments[3])));
        var context = new AnnotationConfigApplicationContext();
        context.register(WebFluxConfiguration.class);
        context.registerBean(Endpoint.class, () -> endpoint);
        context.refresh();
        var handler = WebHttpHandlerBuilder.applicationContext(context).build();
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
        IO.println("baseline endpoint ready at " + server.port());
        server.onDispose().block();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class WebFluxConfiguration {}

    @RestController
    static class Endpoint {

        private final KafkaProducer<String, byte[]> producer;
        private final String topic;
        private final byte[] value;

        Endpoint(String bootstrap, String topic, byte[] value) {
            this.producer = new KafkaProducer<>(
                    KafkaClientProperties.producer(bootstrap), new StringSerializer(), new ByteArraySerializer());
            this.topic = topic;
            this.value = value;
            producer.partitionsFor(topic);
        }

        @PostMapping("/v1/applications")
        Mono<ResponseEntity<byte[]>> submit(
                @RequestHeader("Countersign-Account") String account,
                @RequestHeader(ID) String id,
                @RequestBody byte[] body) {
            return Mono.create(answer -> {
                var entry = new ProducerRecord<>(topic, account, value);
                entry.headers().add("ce_subject", id.getBytes(US_ASCII));
                var _ = producer.send(entry, (_, failed) -> answer(answer, id, failed));
            });
        }

        private static void answer(MonoSink<ResponseEntity<byte[]>> answer, String id, @Nullable Exception failed) {
            if (failed == null) {
                answer.success(ResponseEntity.accepted().body(accepted(id)));
            } else {
                answer.error(failed);
            }
        }

        /** Answers without any work. */
        @PostMapping("/v1/cases/next/claim")
        Mono<ResponseEntity<byte[]>> claim() {
            return Mono.just(ResponseEntity.ok(accepted("0")));
        }

        private static byte[] accepted(String id) {
            return ("{\"id\":\"" + id + "\",\"revision\":1,\"status\":\"pending\"}").getBytes(US_ASCII);
        }
    }
}
