package io.countersign.platform.kafka.topic;

import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.service.StartupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that the service owns, waits for those that it reads, compares partition counts and the settings of
 * its own, and runs the start checks; listeners start behind it. A difference stops the service; an absent topic or server
 * is waited for.
 */
public final class TopicInitializer implements SmartLifecycle {

    /** Before the web server, so that a service that refuses never answers. */
    public static final int PHASE = DEFAULT_PHASE - 8192;

    private static final Logger LOG = LoggerFactory.getLogger(TopicInitializer.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Admin admin;
    private final OwnedTopics owned;
    private final RequiredTopics required;
    private final int partitions;
    private final TopicVerifier verifier;
    private final List<StartupCheck> checks;
    private final Consumer<StartupException> onLateRefusal;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private volatile Set<String> missing = Set.of();
    private volatile String said = "";
    private volatile boolean running;

    /**
     * @param bootstrapServers for the commands that a refusal names
     * @param onLateRefusal what ends the service if the difference shows only after it has started
     */
    public TopicInitializer(
            Admin admin,
            OwnedTopics owned,
            RequiredTopics required,
            int partitions,
            String bootstrapServers,
            List<StartupCheck> checks,
            Consumer<StartupException> onLateRefusal) {
        this.admin = admin;
        this.owned = owned;
        this.required = required;
        this.partitions = partitions;
        this.verifier = new TopicVerifier(admin, bootstrapServers);
        this.checks = List.copyOf(checks);
        this.onLateRefusal = onLateRefusal;
    }

    /** Complete once every topic exists and every check has passed. */
    public CompletableFuture<Void> opened() {
        return opened;
    }

    /** The topics that were absent when last looked for. */
    public Set<String> missing() {
        return missing;
    }

    @Override
    public void start() {
        running = true;
        if (!tryToOpen()) {
            Thread.ofVirtual().name("topics-gate").start(this::keepTrying);
        }
    }

    @Override
    public void stop() {
        running = false;
        opened.cancel(false);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void keepTrying() {
        try {
            do {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            } while (running && !tryToOpen());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (StartupException refusal) {
            onLateRefusal.accept(refusal);
        }
    }

    private boolean tryToOpen() {
        try {
            return open();
        } catch (StartupException refusal) {
            throw refusal;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception unavailable) {
            sayOnce(unavailable.toString());
            return false;
        }
    }

    private void sayOnce(String cause) {
        if (!cause.equals(said)) {
            LOG.atWarn().addKeyValue("cause", cause).log("Waiting for the broker or the store");
            said = cause;
        }
    }

    private boolean open() throws Exception {
        var existing = existing();
        compare(existing);
        verifier.verify(
                owned.topics().stream()
                        .filter(topic -> existing.containsKey(topic.name()))
                        .toList(),
                existing);
        create(existing.keySet());
        var absent = new TreeSet<>(required.topics());
        owned.topics().forEach(topic -> absent.add(topic.name()));
        absent.removeAll(existing.keySet());
        if (!absent.isEmpty()) {
            var others = new TreeSet<>(absent);
            others.retainAll(required.topics());
            if (!others.isEmpty() && !absent.equals(missing)) {
                LOG.atInfo().addKeyValue("topics", others).log("Waiting for topics of other services");
            }
            missing = absent;
            return absent.size() > others.size() && open();
        }
        missing = Set.of();
        for (var check : checks) {
            check.run();
        }
        opened.complete(null);
        return true;
    }

    private Map<String, TopicDescription> existing() throws Exception {
        var names = Stream.concat(owned.topics().stream().map(NewTopic::name), required.topics().stream())
                .distinct()
                .toList();
        var existing = new HashMap<String, TopicDescription>();
        for (var described : admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                existing.put(described.getKey(), described.getValue().get(10, TimeUnit.SECONDS));
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw failed;
                }
            }
        }
        return existing;
    }

    private void compare(Map<String, TopicDescription> existing) {
        var wanted = new HashMap<String, Integer>();
        required.topics().forEach(name -> wanted.put(name, partitions));
        owned.topics().forEach(topic -> wanted.put(topic.name(), topic.numPartitions()));
        existing.forEach((name, topic) -> {
            int count = topic.partitions().size();
            if (!Objects.equals(count, wanted.get(name))) {
                throw new StartupException(
                        ("topic %s has %d partitions, not %d; set countersign.kafka.partitions to the"
                                        + " number that the installation was made with")
                                .formatted(name, count, wanted.get(name)));
            }
        });
    }

    private void create(Set<String> existing) throws Exception {
        var absent = new ArrayList<>(owned.topics());
        absent.removeIf(topic -> existing.contains(topic.name()));
        for (var created : admin.createTopics(absent).values().values()) {
            try {
                created.get(10, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
        }
    }
}
