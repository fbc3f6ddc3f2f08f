package io.countersign.failures;

import io.countersign.acceptance.Ports;
import io.countersign.operations.command.ServerConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything as processes of its own: broker, store, issuer, and some instances of each service. */
final class Installation implements AutoCloseable {

    /** After this a broker gives a silent consumer's partitions to others. */
    static final Duration SESSION = Duration.ofSeconds(6);

    /** So short that a reviewer's claim may end while it is looked on. */
    static final Duration LEASE = Duration.ofSeconds(20);

    private final Path directory;
    private final Map<String, String> settings;
    private final Servers servers;
    private final @Nullable StoreProxy proxy;
    private final TokenIssuer issuer;
    private final AtomicInteger started = new AtomicInteger();
    private volatile Map<Service, List<Instance>> instances = Map.of();

    Installation(Path directory) {
        this(directory, Map.of());
    }

    /** @param settings of every service, as environment variables */
    Installation(Path directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = settings;
        this.servers = Servers.in(directory);
        this.proxy = servers.address() == null ? null : new StoreProxy(servers.address());
        this.issuer = TokenIssuer.in(directory);
    }

    /** All at the same time; returns when everything is ready. */
    Installation start(List<Service> services) {
        servers.own().forEach(ManagedProcess::start);
        issuer.node().start();
        var starting = services.stream().map(this::add).toList();
        starting.forEach(this::admit);
        awaitReady();
        return this;
    }

    void awaitReady() {
        Stream.concat(servers.own().stream(), Stream.of(issuer.node())).forEach(ManagedProcess::awaitReady);
        all().forEach(instance -> instance.node().awaitReady());
    }

    /** One more, which no client knows yet. */
    Instance add(Service service) {
        int port = Ports.free(2);
        var name = service.label() + "-" + started.incrementAndGet();
        var node = ManagedProcess.of(
                name, directory, service.jar(), List.of(), environment(port), _ -> Instance.isReady(port));
        return new Instance(service, node.start(), port);
    }

    /** Shows it to clients, as soon as it is ready. */
    void admit(Instance added) {
        added.node().awaitReady();
        change(added.service(), list -> list.add(added));
    }

    /** SIGTERM; clients still know it until it has ended. */
    int remove(Instance instance) {
        var exit = instance.node().stop();
        change(instance.service(), list -> list.remove(instance));
        return exit;
    }

    private synchronized void change(Service service, Consumer<List<Instance>> how) {
        var all = new HashMap<>(instances);
        var list = new ArrayList<>(all.getOrDefault(service, List.of()));
        how.accept(list);
        all.put(service, List.copyOf(list));
        instances = Map.copyOf(all);
    }

    private Map<String, String> environment(int port) {
        var environment = new HashMap<>(common(port));
        environment.putAll(settings);
        return environment;
    }

    private Map<String, String> common(int port) {
        var connection = servers.connection();
        return Map.ofEntries(
                Map.entry("PORT", String.valueOf(port)),
                Map.entry("MANAGEMENT_PORT", String.valueOf(port + 1)),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", connection.kafka()),
                Map.entry("MONGODB_URI", proxy == null ? connection.mongodbUri() : servers.uriThrough(proxy.port())),
                Map.entry("COUNTERSIGN_PREFIX", connection.prefix()),
                Map.entry("COUNTERSIGN_ISSUER", issuer.url()),
                Map.entry("COUNTERSIGN_REPLICATION", "1"),
                Map.entry("COUNTERSIGN_PARTITIONS", "6"),
                Map.entry("COUNTERSIGN_SECRETS_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                Map.entry("COUNTERSIGN_LEASE", LEASE.toSeconds() + "s"),
                Map.entry("COUNTERSIGN_SWEEP_EVERY", "1s"),
                Map.entry("COUNTERSIGN_SWEEP_AFTER", "3s"),
                Map.entry("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", String.valueOf(SESSION.toMillis())));
    }

    String token(String subject, Set<String> scopes, Map<String, ?> claims) {
        return issuer.token(subject, scopes, claims);
    }

    List<Instance> of(Service service) {
        return Objects.requireNonNull(instances.get(service));
    }

    List<Instance> all() {
        return Service.ALL.stream().flatMap(service -> of(service).stream()).toList();
    }

    /** Processes that have ended without a request to end. */
    List<ManagedProcess> endedByThemselves() {
        return Stream.concat(
                        Stream.concat(servers.own().stream(), Stream.of(issuer.node())),
                        all().stream().map(Instance::node))
                .filter(node -> !node.isAsExpected())
                .toList();
    }

    Servers servers() {
        return servers;
    }

    ServerConnection connection() {
        return servers.connection();
    }

    /** Absent where the store can't be led through one. */
    @Nullable
    StoreProxy proxy() {
        return proxy;
    }

    @Override
    public void close() {
        all().forEach(instance -> instance.node().kill());
        issuer.node().kill();
        servers.own().forEach(ManagedProcess::kill);
        if (proxy != null) {
            proxy.close();
        }
    }
}
