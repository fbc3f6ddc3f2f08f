package io.countersign.operations.rebuild;

import com.mongodb.client.MongoDatabase;
import io.countersign.operations.shell.Json;
import io.countersign.platform.kafka.StartupCheck;
import java.time.InstantSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service's own store classes on a database of our choice. They are its own affair and not public, so they are found
 * as the service finds them; what is not asked for is not made.
 */
final class StoreOf implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    StoreOf(String service, MongoDatabase database) {
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(JsonMapper.class, () -> Json.MAPPER);
        context.registerBean(InstantSource.class, InstantSource::system);
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.scan("io.countersign." + service + ".store");
        context.refresh();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Before there is data. */
    void createIndexes() {
        for (var check : context.getBeansOfType(StartupCheck.class).values()) {
            try {
                check.run();
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
