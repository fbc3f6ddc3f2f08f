package io.countersign.benchmarks.servers;

import io.countersign.issuer.Secret;
import io.countersign.issuer.TokenMint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Broker, store, issuer and services, each a process of its own on loopback. */
public final class Deployment implements AutoCloseable {

    /** The same for every process, so that none gains by it. */
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final String STORE_HEAP = "-Xmx14g";
    private static final String HEAP = "-Xmx1g";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration TOKENS = Duration.ofHours(6);

    private final Settings settings;
    private final Path logs;
    private final String prefix = "b" + Long.toString(System.currentTimeMillis() / 1_000, 36) + "-";
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, Integer> management = new EnumMap<>(Service.class);
    private final Map<Service, JavaProcess> running = new EnumMap<>(Service.class);
    private final Map<String, JavaProcess> servers = new LinkedHashMap<>();
    private final String kafka;
    private final String mongodb;
    private final String issuer;
    private final TokenMint mint;

    private Deployment(Settings settings) {
        this.settings = settings;
        this.logs = settings.work().resolve("logs");
        for (var service : Service.values()) {
            ports.put(service, freePort());
            management.put(service, freePort());
        }
        this.kafka = settings.kafka() == null ? startBroker() : settings.kafka();
        this.mongodb = settings.mongodb() == null ? startStore() : settings.mongodb();
        this.issuer = startIssuer();
        this.mint = new TokenMint(issuerData().resolve("signing-key.json"), issuer, InstantSource.system());
    }

    /** Broker, store and issuer; services are started one by one. */
    public static Deployment start(Settings settings) {
        return new Deployment(settings);
    }

    public String kafka() {
        return kafka;
    }

    public String mongodb() {
        return mongodb;
    }

    public Settings settings() {
        return settings;
    }

    /** What our topics, groups and databases start with. */
    public String prefix() {
        return prefix;
    }

    public String topic(String name) {
        return prefix + name;
    }

    public String url(Service service) {
        return "http://127.0.0.1:" + ports.get(service);
    }

    public JavaProcess process(Service service) {
        return Objects.requireNonNull(running.get(service), "not running");
    }

    public String token(String subject, Set<String> scopes, Map<String, ?> claims) {
        return mint.mint(subject, scopes, claims, TOKENS);
    }

    /** Returns once all of them are ready. */
    public void start(Service... wanted) {
        for (var service : wanted) {
            running.computeIfAbsent(service, absent -> launch(absent, List.of()));
        }
        for (var service : wanted) {
            awaitReady(service);
        }
    }

    /** Starts one service and says how long it took until it was ready, in milliseconds. */
    public long startTimed(Service service, List<String> options) {
        long start = System.nanoTime();
        running.put(service, launch(service, options));
        awaitReady(service);
        return (System.nanoTime() - start) / 1_000_000;
    }

    public void stop(Service... wanted) {
        for (var service : wanted) {
            var process = running.remove(service);
            if (process != null) {
                process.close();
            }
        }
    }

    /** A class of this program as a process of its own; ready when it has printed so. */
    public JavaProcess ours(String name, Class<?> main, String... arguments) {
        var process = startOurs(name, "-Xmx256m", main.getName(), List.of(arguments));
        servers.put(name, process);
        process.awaitLine("ready");
        return process;
    }

    /** The unpacked jar of a module. */
    public Path jar(String module) {
        try (var files = Files.newDirectoryStream(settings.jars().resolve(module), "*-exec.jar")) {
            return files.iterator().next();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Processor time so far of each service, and of broker and store where they were started here. */
    public Map<String, Double> cpuSeconds() {
        var seconds = new LinkedHashMap<String, Double>();
        running.forEach((service, process) -> seconds.put(service.label(), process.cpuSeconds()));
        Stream.of("broker", "store")
                .filter(servers::containsKey)
                .forEach(name -> seconds.put(
                        name, Objects.requireNonNull(servers.get(name)).cpuSeconds()));
        return seconds;
    }

    /** A metric of a service, summed over its tags. */
    public double metric(Service service, String name) {
        return read(managementUrl(service) + "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private JavaProcess launch(Service service, List<String> options) {
        var command = new ArrayList<>(JVM);
        command.add(HEAP);
        if (settings.profiles() != null) {
            var file = settings.profiles().toAbsolutePath().resolve(prefix + service.label() + ".jfr");
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + file);
        }
        command.addAll(options);
        command.add("-jar");
        command.add(jar(service.label() + "-service").toString());
        return JavaProcess.start(service.label(), logs, command, environment(service));
    }

    private Map<String, String> environment(Service service) {
        var environment = new HashMap<>(Limits.OFF);
        environment.putAll(Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "MANAGEMENT_SERVER_ADDRESS",
                "127.0.0.1",
                "PORT",
                String.valueOf(ports.get(service)),
                "MANAGEMENT_PORT",
                String.valueOf(management.get(service)),
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "MONGODB_URI",
                mongodb,
                "COUNTERSIGN_PREFIX",
                prefix,
                "COUNTERSIGN_ISSUER",
                issuer,
                "COUNTERSIGN_RULES",
                settings.work().resolve("rules").toString(),
                "LOGGING_LEVEL_IO_COUNTERSIGN",
                "warn"));
        environment.put("COUNTERSIGN_REPLICATION", "1");
        environment.put("COUNTERSIGN_SECRETS_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        return environment;
    }

    private void awaitReady(Service service) {
        process(service).await("ready", PATIENCE, () -> isUp(managementUrl(service) + "/actuator/health/readiness"));
    }

    private String managementUrl(Service service) {
        return "http://127.0.0.1:" + management.get(service);
    }

    private String startBroker() {
        int port = freePort();
        var arguments = List.of(
                "--port",
                String.valueOf(port),
                "--data",
                settings.work().resolve("kafka").toString());
        startServer("broker", "-Xmx1g", "io.countersign.embedded.BrokerMain", arguments);
        return "127.0.0.1:" + port;
    }

    private String startStore() {
        int port = freePort();
        var arguments = new ArrayList<>(List.of("--port", String.valueOf(port)));
        arguments.addAll(
                settings.durable()
                        ? List.of("--data", settings.work().resolve("store.mv").toString())
                        : List.of("--memory"));
        startServer("store", STORE_HEAP, "io.countersign.embedded.StoreMain", arguments);
        return "mongodb://127.0.0.1:" + port;
    }

    private void startServer(String name, String heap, String main, List<String> arguments) {
        var process = startOurs(name, heap, main, arguments);
        servers.put(name, process);
        process.awaitLine("ready");
    }

    private JavaProcess startOurs(String name, String heap, String main, List<String> arguments) {
        var command = new ArrayList<>(JVM);
        command.addAll(List.of(heap, "-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return JavaProcess.start(name, logs, command, Map.of());
    }

    private Path issuerData() {
        return settings.work().resolve("issuer");
    }

    private String startIssuer() {
        int port = freePort();
        try {
            Files.createDirectories(issuerData());
            Files.writeString(issuerData().resolve("issuer.json"), nobody());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var command = new ArrayList<>(JVM);
        command.addAll(List.of("-Xmx192m", "-jar", jar("issuer").toString()));
        var process = JavaProcess.start(
                "issuer",
                logs,
                command,
                Map.of("PORT", String.valueOf(port), "ISSUER_DATA", issuerData().toString()));
        servers.put("issuer", process);
        process.awaitLine("ready");
        return "http://127.0.0.1:" + port;
    }

    /** Nobody logs in, but the issuer insists on a client. */
    private static String nobody() {
        return "{\"users\":[],\"clients\":[{\"id\":\"none\",\"secretHash\":\"" + Secret.hash("unused")
                + "\",\"scopes\":[],\"claims\":{},\"tokenLife\":\"PT1H\",\"redirects\":[]}]}";
    }

    private static boolean isUp(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String read(String url) {
        try (var body = URI.create(url).toURL().openStream()) {
            return new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        stop(Service.values());
        for (var server : List.copyOf(servers.values()).reversed()) {
            server.close();
        }
    }
}
