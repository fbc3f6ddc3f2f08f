package io.countersign.platform.kafka.topic;

import io.countersign.platform.service.StartupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Compares existing topics with the settings that a service creates them with: retention, cleanup policy, replication and
 * message size. A topic that was created with other settings may lose records or refuse large ones, so a difference refuses
 * the start and names the command that corrects it. Larger values are accepted, except for a topic that is kept for less
 * than a day: it holds personal data.
 */
final class TopicVerifier {

    private static final int TIMEOUT_SECONDS = 10;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private static final Map<String, BiPredicate<String, String>> ACCEPTS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, String::equals,
            TopicConfig.RETENTION_MS_CONFIG, TopicVerifier::isRetained,
            TopicConfig.DELETE_RETENTION_MS_CONFIG, TopicVerifier::isAtLeast,
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, TopicVerifier::isAtLeast,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, TopicVerifier::isAtLeast);

    private final Admin admin;
    private final String bootstrapServers;

    TopicVerifier(Admin admin, String bootstrapServers) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * @param topics existing ones, as the service would create them
     * @throws StartupException naming every difference and how to correct it
     */
    void verify(Collection<NewTopic> topics, Map<String, TopicDescription> existing) throws Exception {
        var resources = topics.stream().map(TopicVerifier::resource).toList();
        var configs = admin.describeConfigs(resources).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        var faults = new ArrayList<String>();
        for (var topic : topics) {
            faults.addAll(settings(topic, Objects.requireNonNull(configs.get(resource(topic)))));
            faults.addAll(replication(topic, Objects.requireNonNull(existing.get(topic.name()))));
        }
        if (!faults.isEmpty()) {
            throw new StartupException(String.join("; ", faults));
        }
    }

    private static ConfigResource resource(NewTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private List<String> settings(NewTopic topic, Config actual) {
        var wrong = new TreeMap<String, String>();
        var found = new TreeMap<String, String>();
        wanted(topic).forEach((name, value) -> {
            var entry = actual.get(name);
            var current = entry == null ? "" : Objects.requireNonNullElse(entry.value(), "");
            if (!Objects.requireNonNull(ACCEPTS.get(name)).test(value, current)) {
                wrong.put(name, value);
                found.put(name, current);
            }
        });
        return wrong.isEmpty()
                ? List.of()
                : List.of(
                        "topic %s has %s; correct it: kafka-configs.sh --bootstrap-server %s --alter --entity-type topics"
                                        .formatted(topic.name(), pairs(found), bootstrapServers)
                                + " --entity-name %s --add-config %s".formatted(topic.name(), pairs(wrong)));
    }

    /** What is compared; a topic without a cleanup policy of its own is not compacted. */
    private static Map<String, String> wanted(NewTopic topic) {
        var wanted = new TreeMap<>(topic.configs());
        wanted.putIfAbsent(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        wanted.keySet().retainAll(ACCEPTS.keySet());
        return wanted;
    }

    private static String pairs(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(","));
    }

    private List<String> replication(NewTopic topic, TopicDescription actual) {
        int fewest = actual.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return fewest >= topic.replicationFactor()
                ? List.of()
                : List.of(("topic %s has replication factor %d, not %d; correct it: kafka-reassign-partitions.sh"
                                + " --bootstrap-server %s --reassignment-json-file FILE --execute, or set"
                                + " countersign.kafka.replication=%d")
                        .formatted(topic.name(), fewest, topic.replicationFactor(), bootstrapServers, fewest));
    }

    private static boolean isRetained(String wanted, String actual) {
        long millis = Long.parseLong(wanted);
        if (millis >= 0 && millis < DAY_MILLIS) {
            return wanted.equals(actual);
        }
        return actual.equals("-1") || (millis >= 0 && isAtLeast(wanted, actual));
    }

    private static boolean isAtLeast(String wanted, String actual) {
        return !actual.isEmpty() && Long.parseLong(actual) >= Long.parseLong(wanted);
    }
}
