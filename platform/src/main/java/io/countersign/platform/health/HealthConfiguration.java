package io.countersign.platform.health;

import com.mongodb.client.MongoDatabase;
import io.countersign.platform.kafka.topic.TopicInitializer;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What readiness asks; liveness asks none of it, since a restart would not bring a server back. */
@Configuration(proxyBeanMethods = false)
@Import(HealthController.class)
public class HealthConfiguration {

    private static final int CHECK_TIMEOUT_MS = 2_000;

    @Bean("broker")
    HealthIndicator broker(Admin admin) {
        return indicator(health -> health.up()
                .withDetail(
                        "nodes",
                        admin.describeCluster(new DescribeClusterOptions().timeoutMs(CHECK_TIMEOUT_MS))
                                .nodes()
                                .get(CHECK_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                                .size()));
    }

    @Bean("store")
    HealthIndicator store(MongoDatabase database) {
        return indicator(health -> {
            database.runCommand(new Document("ping", 1));
            health.up();
        });
    }

    @Bean("topics")
    HealthIndicator topics(TopicInitializer gate) {
        return () -> gate.opened().isDone()
                ? Health.up().build()
                : Health.outOfService().withDetail("missing", gate.missing()).build();
    }

    private static HealthIndicator indicator(Probe probe) {
        return new AbstractHealthIndicator() {
            @Override
            protected void doHealthCheck(Health.Builder builder) throws Exception {
                probe.check(builder);
            }
        };
    }

    @FunctionalInterface
    private interface Probe {
        void check(Health.Builder health) throws Exception;
    }
}
