package io.countersign.operations.kafka;

import io.countersign.contracts.events.Topics;
import io.countersign.operations.command.ServerConnection;
import io.countersign.platform.topics.ConsumerGroup;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** The consumer groups of the services: their topics, their committed offsets, their members. */
public final class ServiceGroups implements AutoCloseable {

    /** The services in the order of the flow. */
    public static final List<String> SERVICES = List.of("intake", "quota", "review", "notification");

    private static final Map<String, List<String>> READ = Map.of(
            "intake", List.of(Topics.APPLICATIONS, Topics.ADMISSIONS, Topics.DECISIONS, Topics.NOTICES),
            "quota", List.of(Topics.APPLICATIONS, Topics.DECISIONS),
            "review", List.of(Topics.ADMISSIONS),
            "notification", List.of(Topics.DECISIONS));

    private static final Set<String> NOT_IN_VIEWS = Set.of(Topics.NOTICES, Topics.CERTIFICATES);

    private final ServerConnection connection;
    private final Admin admin;

    public ServiceGroups(ServerConnection connection) {
        this.connection = connection;
        this.admin = Admin.create(connection.client());
    }

    public ConsumerGroup group(String service) {
        return new ConsumerGroup(admin, connection.group(service));
    }

    /** The services that read {@code topic}. Intake also reads dead letters of applications and their outcomes. */
    public List<String> readersOf(String topic) {
        var origin = connection.topics().origin(topic);
        if (origin.isPresent()) {
            return NOT_IN_VIEWS.contains(origin.get().topic()) ? List.of() : List.of("intake");
        }
        var name = topic.substring(connection.prefix().length());
        return SERVICES.stream()
                .filter(service -> READ.getOrDefault(service, List.of()).contains(name))
                .toList();
    }

    /** The topics that {@code service} reads, without dead letters, with the installation's prefix. */
    public List<String> readBy(String service) {
        return READ.getOrDefault(service, List.of()).stream()
                .map(topic -> connection.prefix() + topic)
                .toList();
    }

    /** The smallest committed offset of the readers of each partition; 0 where one never committed. */
    public Map<TopicPartition, Long> slowest(Collection<TopicPartition> partitions) {
        var committed = committed();
        var slowest = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            slowest.put(
                    partition,
                    readersOf(partition.topic()).stream()
                            .mapToLong(service -> offset(committed, service, partition))
                            .min()
                            .orElse(Long.MAX_VALUE));
        }
        return slowest;
    }

    /** The number of records that each service has not read yet; services without any are absent. */
    public Map<String, Long> lags(Map<TopicPartition, Long> ends) {
        var committed = committed();
        var lags = new TreeMap<String, Long>();
        ends.forEach((partition, end) -> readersOf(partition.topic()).forEach(service -> {
            long offset = offset(committed, service, partition);
            if (end > offset) {
                lags.merge(service, end - offset, Long::sum);
            }
        }));
        return lags;
    }

    private static long offset(
            Map<String, Map<TopicPartition, Long>> committed, String service, TopicPartition partition) {
        return committed.getOrDefault(service, Map.of()).getOrDefault(partition, 0L);
    }

    /** The services whose group has members. */
    public List<String> running() {
        return SERVICES.stream().filter(service -> group(service).hasMembers()).toList();
    }

    /** The committed offsets by service. */
    public Map<String, Map<TopicPartition, Long>> committed() {
        var committed = new LinkedHashMap<String, Map<TopicPartition, Long>>();
        SERVICES.forEach(service -> committed.put(service, group(service).committed()));
        return committed;
    }

    @Override
    public void close() {
        admin.close();
    }
}
