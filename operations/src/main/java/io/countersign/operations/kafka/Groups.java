package io.countersign.operations.kafka;

import io.countersign.contracts.Topics;
import io.countersign.operations.shell.Connection;
import io.countersign.operations.shell.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The services' consumer groups: what each reads, how far it has come, whether it lives. */
public final class Groups implements AutoCloseable {

    /** The services, in the order of the flow. */
    public static final List<String> SERVICES = List.of("intake", "quota", "review", "notification");

    private static final Map<String, List<String>> READ = Map.of(
            "intake", List.of(Topics.APPLICATIONS, Topics.ADMISSIONS, Topics.DECISIONS, Topics.NOTICES),
            "quota", List.of(Topics.APPLICATIONS, Topics.DECISIONS),
            "review", List.of(Topics.ADMISSIONS),
            "notification", List.of(Topics.DECISIONS));

    /** Dead letters that intake reads, to show what is held up. */
    private static final Pattern SHOWN =
            Pattern.compile("countersign\\.(applications|admissions|decisions)\\.[a-z]+\\.dlt");

    private final Connection connection;
    private final Admin admin;

    public Groups(Connection connection) {
        this.connection = connection;
        this.admin = Admin.create(connection.client());
    }

    public Admin admin() {
        return admin;
    }

    /** The services that read {@code topic}, which has the installation's prefix. */
    public List<String> readersOf(String topic) {
        var bare = topic.substring(connection.prefix().length());
        if (SHOWN.matcher(bare).matches()) {
            return List.of("intake");
        }
        return SERVICES.stream()
                .filter(service -> READ.getOrDefault(service, List.of()).contains(bare))
                .toList();
    }

    /** The topics that {@code service} reads, dead letters apart, with the installation's prefix. */
    public List<String> readBy(String service) {
        return READ.getOrDefault(service, List.of()).stream()
                .map(topic -> connection.prefix() + topic)
                .toList();
    }

    /** How far the slowest reader of each partition has come; 0 where one never committed. */
    public Map<TopicPartition, Long> slowest(Collection<TopicPartition> partitions) {
        var committed = committed();
        var slowest = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            slowest.put(
                    partition,
                    readersOf(partition.topic()).stream()
                            .mapToLong(service ->
                                    committed.getOrDefault(service, Map.of()).getOrDefault(partition, 0L))
                            .min()
                            .orElse(Long.MAX_VALUE));
        }
        return slowest;
    }

    /** By service, how many records it has not read yet. */
    public Map<String, Long> lags(Map<TopicPartition, Long> ends) {
        var committed = committed();
        var lags = new TreeMap<String, Long>();
        ends.forEach((partition, end) -> readersOf(partition.topic()).forEach(service -> {
            long done = committed.getOrDefault(service, Map.of()).getOrDefault(partition, 0L);
            if (end > done) {
                lags.merge(service, end - done, Long::sum);
            }
        }));
        return lags;
    }

    /** Services whose group has members. */
    public List<String> alive() {
        var groups = SERVICES.stream().map(connection::group).toList();
        var described = admin.describeConsumerGroups(groups).describedGroups();
        return SERVICES.stream()
                .filter(service -> hasMembers(Objects.requireNonNull(described.get(connection.group(service)))))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean hasMembers(KafkaFuture<ConsumerGroupDescription> described) {
        try {
            return !described.get(30, TimeUnit.SECONDS).members().isEmpty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw failure(failed);
        } catch (InterruptedException | TimeoutException failed) {
            throw failure(failed);
        }
    }

    /** By service. */
    public Map<String, Map<TopicPartition, Long>> committed() {
        var committed = new LinkedHashMap<String, Map<TopicPartition, Long>>();
        for (var service : SERVICES) {
            var offsets = new HashMap<TopicPartition, Long>();
            await(admin.listConsumerGroupOffsets(connection.group(service)).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            offsets.put(partition, offset.offset());
                        }
                    });
            committed.put(service, offsets);
        }
        return committed;
    }

    /** Moves a service's group, which has no members. */
    public void commit(String service, Map<TopicPartition, Long> offsets) {
        var moved = new HashMap<TopicPartition, OffsetAndMetadata>();
        offsets.forEach((partition, offset) -> moved.put(partition, new OffsetAndMetadata(offset)));
        await(admin.alterConsumerGroupOffsets(connection.group(service), moved).all());
    }

    /** Forgets how far a service's group has come in some partitions. */
    public void forget(String service, Set<TopicPartition> partitions) {
        await(admin.deleteConsumerGroupOffsets(connection.group(service), partitions)
                .all());
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw failure(failed);
        }
    }

    private static Failure failure(Exception failed) {
        if (failed instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new Failure("the broker does not answer: " + (failed.getCause() == null ? failed : failed.getCause()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
