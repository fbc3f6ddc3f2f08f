package io.countersign.benchmarks.servers;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;

/** Broker, store and services of one source tree, each a process on loopback, started by the tree's launcher. */
public final class Deployment implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final String BROKER = "broker";
    private static final String STORE = "store";

    private final SourceTree tree;
    private final DeploymentSettings settings;
    private final BenchmarkIssuer issuer;
    private final String prefix = "b" + Long.toString(System.nanoTime() & 0xFFFFFFFFL, 36) + "-";
    private final Map<MeasuredService, Integer> ports = new EnumMap<>(MeasuredService.class);
    private final Map<MeasuredService, Integer> managementPorts = new EnumMap<>(MeasuredService.class);
    private final Map<MeasuredService, ServerProcess> running = new EnumMap<>(MeasuredService.class);
    private final Map<String, ServerProcess> servers = new LinkedHashMap<>();
    private final String kafka;
    private final String mongodb;

    /** Starts broker and store; services are started one by one. */
    public Deployment(SourceTree tree, DeploymentSettings settings, BenchmarkIssuer issuer) {
        this.tree = tree;
        this.settings = settings;
        this.issuer = issuer;
        for (var service : MeasuredService.values()) {
            ports.put(service, FreePorts.next());
            managementPorts.put(service, FreePorts.next());
        }
        tree.writeRules(rules());
        this.kafka = settings.kafka() == null ? startBroker() : settings.kafka();
        this.mongodb = settings.mongodb() == null ? startStore() : settings.mongodb();
    }

    public String kafka() {
        return kafka;
    }

    public String mongodb() {
        return mongodb;
    }

    public DeploymentSettings settings() {
        return settings;
    }

    /** The prefix of topics, groups and databases. */
    public String prefix() {
        return prefix;
    }

    public String topic(String name) {
        return prefix + name;
    }

    public String noticesTopic() {
        return topic(tree.noticesTopic());
    }

    public String url(MeasuredService service) {
        return "http://127.0.0.1:" + ports.get(service);
    }

    public ServerProcess process(MeasuredService service) {
        return Objects.requireNonNull(running.get(service), "not running");
    }

    public String token(String subject, Set<String> scopes, Map<String, ?> claims) {
        return issuer.token(subject, scopes, claims);
    }

    /** Returns when all of them are ready. */
    public void start(MeasuredService... wanted) {
        for (var service : wanted) {
            running.computeIfAbsent(service, absent -> launch(absent, List.of()));
        }
        for (var service : wanted) {
            awaitReady(service);
        }
    }

    /** Starts one service with more options of the JVM and returns the milliseconds until it was ready. */
    public long startTimed(MeasuredService service, List<String> options) {
        long start = System.nanoTime();
        running.put(service, launch(service, options));
        awaitReady(service);
        return (System.nanoTime() - start) / 1_000_000;
    }

    public void stop(MeasuredService... wanted) {
        var stopping = Stream.of(wanted).map(running::remove).filter(Objects::nonNull);
        // Side by side, as an operator's tool stops them.
        stopping.toList().parallelStream().forEach(ServerProcess::close);
    }

    /** Starts a class of this program as a process, which prints {@code ready} when it is. */
    public ServerProcess startOwn(String name, Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var process = ServerProcess.start(name, logs(), new ProcessBuilder(command));
        servers.put(name, process);
        process.await(START_TIMEOUT, () -> process.hasPrinted("ready"));
        return process;
    }

    /** Processor time since the start of each service, and of broker and store where the launcher started them. */
    public Map<String, Double> cpuSeconds() {
        var seconds = new LinkedHashMap<String, Double>();
        measured().forEach((name, process) -> seconds.put(name, process.cpuSeconds()));
        return seconds;
    }

    /** Processor time of the JIT compilers of the same processes. */
    public double compilerSeconds() {
        return measured().values().stream()
                .mapToDouble(ServerProcess::compilerSeconds)
                .sum();
    }

    /** The store that the launcher started. */
    public Optional<ServerProcess> store() {
        return Optional.ofNullable(servers.get(STORE));
    }

    /** Services, broker and store by name. */
    public Map<String, ServerProcess> measured() {
        var processes = new LinkedHashMap<String, ServerProcess>();
        running.forEach((service, process) -> processes.put(service.label(), process));
        Stream.of(BROKER, STORE)
                .filter(servers::containsKey)
                .forEach(name -> processes.put(name, Objects.requireNonNull(servers.get(name))));
        return processes;
    }

    /** Stops all threads of all processes, services first. */
    public void pause() {
        measured().values().forEach(ServerProcess::pause);
    }

    /** Continues all processes, servers first. */
    public void resume() {
        List.copyOf(measured().values()).reversed().forEach(ServerProcess::resume);
    }

    /** A metric of a service, summed over its tags; 0 where it is absent. */
    public double metric(MeasuredService service, String name) {
        return findMetric(service, name).orElse(0);
    }

    /** A metric of a service, summed over its tags. */
    public OptionalDouble findMetric(MeasuredService service, String name) {
        var values = ServerProbe.read(managementUrl(service) + "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .toArray();
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(java.util.Arrays.stream(values).sum());
    }

    private ServerProcess launch(MeasuredService service, List<String> options) {
        var all = new ArrayList<>(options);
        if (settings.profiles() != null) {
            var file = settings.profiles().toAbsolutePath().resolve(prefix + service.label() + ".jfr");
            all.add("-XX:StartFlightRecording=settings=profile,filename=" + file);
        }
        var variables = new HashMap<>(Map.of(
                "BENCH_PORT", String.valueOf(ports.get(service)),
                "BENCH_MANAGEMENT_PORT", String.valueOf(managementPorts.get(service)),
                "BENCH_KAFKA", kafka,
                "BENCH_MONGODB", mongodb,
                "BENCH_ISSUER", issuer.url(),
                "BENCH_PREFIX", prefix,
                "BENCH_RULES", rules().toString()));
        variables.put("BENCH_JAVA_OPTIONS", String.join(" ", all));
        variables.put("BENCH_DATA", settings.work().toString());
        return ServerProcess.start(service.label(), logs(), tree.command(service.label(), variables));
    }

    private void awaitReady(MeasuredService service) {
        process(service)
                .await(START_TIMEOUT, () -> ServerProbe.isOk(managementUrl(service) + "/actuator/health/readiness"));
    }

    private String managementUrl(MeasuredService service) {
        return "http://127.0.0.1:" + managementPorts.get(service);
    }

    private String startBroker() {
        var address = "127.0.0.1:" + startServer(BROKER);
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.describeCluster().nodes().get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("broker is not ready", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return address;
    }

    private String startStore() {
        var uri = "mongodb://127.0.0.1:" + startServer(STORE);
        try (var client = MongoClients.create(uri)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        }
        return uri;
    }

    private int startServer(String name) {
        int port = FreePorts.next();
        var variables = Map.of(
                "BENCH_PORT", String.valueOf(port),
                "BENCH_DATA", settings.work().toString(),
                "BENCH_STORE", settings.durable() ? "durable" : "memory");
        var process = ServerProcess.start(name, logs(), tree.command(name, variables));
        servers.put(name, process);
        process.await(START_TIMEOUT, () -> ServerProbe.accepts(port));
        return port;
    }

    private Path rules() {
        return settings.work().resolve("rules");
    }

    private Path logs() {
        return settings.work().resolve("logs");
    }

    @Override
    public void close() {
        resume();
        stop(MeasuredService.values());
        List.copyOf(servers.values()).reversed().forEach(ServerProcess::close);
    }
}
