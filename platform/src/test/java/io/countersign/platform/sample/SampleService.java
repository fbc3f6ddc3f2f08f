package io.countersign.platform.sample;

import io.countersign.platform.PlatformConfiguration;
import io.countersign.platform.kafka.event.BatchHandler;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.ReceivedEvent;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.topic.OwnedTopics;
import io.countersign.platform.kafka.topic.TopicProperties;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.server.StartPage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The smallest service that uses everything. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, SampleController.class, UndeclaredController.class})
public class SampleService {

    /** A word, and where it belongs in the order. */
    public record Word(String word, int number) {}

    /** What a word is undecidable for. */
    static final class Undecidable extends RuntimeException {}

    /** Starts the service on the test servers. */
    public static ConfigurableApplicationContext start(String prefix, TestIssuer issuer, String... more) {
        return new SpringApplicationBuilder(SampleService.class)
                .properties("spring.config.name=sample")
                .run(Stream.of(TestServers.arguments(prefix, issuer), more)
                        .flatMap(Stream::of)
                        .collect(Collectors.toMap(
                                argument -> argument.split("=", 2)[0], argument -> argument, (first, later) -> later))
                        .values()
                        .toArray(String[]::new));
    }

    @Bean
    OwnedTopics owned(ServiceName service, TopicProperties settings) {
        var words = service.prefix() + "words";
        return OwnedTopics.of(settings.kept(words), settings.deadLetters(words, service.name()));
    }

    @Bean
    StartPage startPage() {
        return StartPage.of(
                LocalizedText.of("sample.title"),
                LocalizedText.of("sample.purpose"),
                new StartPage.Link("/v1/open", LocalizedText.of("sample.open")));
    }

    @Bean
    Words words(JsonMapper json, DeadLetters deadLetters) {
        return new Words(new BatchHandler<>(
                new JsonCodec<>(json, new TypeReference<>() {}),
                (_, _) -> true,
                deadLetters,
                Undecidable.class::isInstance));
    }

    /** Keeps the records that it received, and fails where a test configures it. */
    static final class Words {

        final List<Word> heard = new CopyOnWriteArrayList<>();
        volatile Consumer<Word> trouble = word -> {};
        private final BatchHandler<Word> reader;

        Words(BatchHandler<Word> reader) {
            this.reader = reader;
        }

        @KafkaListener(topics = "${countersign.prefix}words")
        void on(List<ConsumerRecord<String, byte[]>> records) {
            reader.handle(records, words -> {
                words.stream().map(ReceivedEvent::value).forEach(word -> trouble.accept(word));
                words.stream().map(ReceivedEvent::value).forEach(heard::add);
            });
        }
    }
}
