package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.embedded.EmbeddedBroker;
import io.countersign.issuer.TokenMint;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole system as one process, with its data in a directory that outlives it. */
final class Standalone {

    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(4));
    private static final String FILE = "standalone.json";
    private static final Set<String> APPLICANT =
            Set.of("applications:write", "applications:read", "quota:read", "notices:read", "endpoints:write");

    private final Path directory;
    private final int base;
    private final ExternalServers servers;
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable JavaProcess process;
    private @Nullable JsonNode file;

    private Standalone(Path directory, ExternalServers servers) {
        this.directory = directory;
        this.base = Ports.freeBase();
        this.servers = servers;
    }

    /** The one that most tests share, on the environment's servers if it names any; each test brings accounts of its own. */
    static Standalone shared() {
        var instance = Shared.INSTANCE;
        return instance.process().isAlive() ? instance : instance.start();
    }

    private static final class Shared {

        static final Standalone INSTANCE = inTemporary();

        private static Standalone inTemporary() {
            try {
                var directory = Files.createTempDirectory("countersign");
                return new Standalone(directory, ExternalServers.ofEnvironment()).start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Not running yet, as the shared one but for one test alone. */
    static Standalone alone(Path directory) {
        return new Standalone(directory, ExternalServers.ofEnvironment());
    }

    /** Not running yet, on ports and servers of its own. */
    static Standalone in(Path directory) {
        return new Standalone(directory, ExternalServers.NONE);
    }

    /** Settings of the services, as environment variables. */
    Standalone with(Map<String, String> environment) {
        settings.putAll(environment);
        return this;
    }

    /** Returns when everything is ready. */
    Standalone start(String... options) {
        forgetTheLastRun();
        var all = new ArrayList<>(List.of("--data", data().toString(), "--base-port", String.valueOf(base)));
        all.addAll(servers.options());
        all.addAll(List.of(options));
        var started = run(all.toArray(String[]::new));
        process = started;
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Files.exists(data().resolve(FILE)) || !started.isAlive());
        assertThat(started.isAlive()).as(() -> started.out() + started.err()).isTrue();
        file = JsonMapper.shared().readTree(data().resolve(FILE));
        return this;
    }

    /** What a killed one left behind says nothing about the next. */
    private void forgetTheLastRun() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same program with whatever options. */
    JavaProcess run(String... options) {
        var environment = new HashMap<>(servers.environment());
        environment.putAll(settings);
        return JavaProcess.start(Jars.of("standalone"), List.of(options), environment, directory);
    }

    /** SIGKILL. */
    void kill() {
        process().kill();
    }

    /** SIGTERM, and the exit status. */
    int stop() {
        return process().stop();
    }

    JavaProcess process() {
        return Objects.requireNonNull(process);
    }

    int base() {
        return base;
    }

    Path data() {
        return directory.resolve("data");
    }

    Path file() {
        return data().resolve(FILE);
    }

    /** What it wrote for scripts when it was last ready. */
    JsonNode facts() {
        return Objects.requireNonNull(file);
    }

    String fact(String member) {
        return facts().path(member).stringValue();
    }

    /** Without a token. */
    Client anonymous() {
        return new Client(facts(), Map.of());
    }

    Client bearing(String token) {
        return anonymous().with("Authorization", "Bearer " + token);
    }

    /** A demo account. */
    Client account(String id) {
        return bearing(token("accounts", "id", id));
    }

    Client reviewer(String role) {
        return bearing(token("reviewers", "role", role));
    }

    Client platform() {
        return bearing(facts().at("/platforms/0/token").stringValue());
    }

    Client operator() {
        return bearing(facts().at("/operator/token").stringValue());
    }

    /** A new enterprise, registered by the operator. */
    Applicant applicant(String id) {
        Accounts.register(operator(), id, Map.of());
        return new Applicant(bearing(token(id, APPLICANT, Map.of("account", id))), id);
    }

    /** Signed with the issuer's own key; claims go before what is usual. */
    String token(String subject, Set<String> scopes, Map<String, ?> claims) {
        var key = data().resolve("issuer").resolve("signing-key.json");
        return new TokenMint(key, fact("issuer"), InstantSource.system())
                .mint(subject, scopes, claims, Duration.ofHours(1));
    }

    /** By which its services encrypt what they keep secret. */
    String secretsKey() {
        return JsonMapper.shared()
                .readTree(data().resolve("demo.json"))
                .path("secretsKey")
                .stringValue();
    }

    /** Before every topic, group and database. */
    String prefix() {
        return servers.prefix();
    }

    /** The topics, read and written beside the services. */
    Broker broker() {
        return new Broker(fact("kafka"), prefix());
    }

    /** What the services have stored. */
    ServiceDatabases stored() {
        return new ServiceDatabases(fact("mongodb"), prefix() + "countersign_");
    }

    /** With the broker alone, while the system is stopped: no group has a member. */
    void withBrokerAlone(Runnable work) {
        if (servers.kafka() != null) {
            work.run();
            return;
        }
        int port = Integer.parseInt(fact("kafka").replaceFirst(".*:", ""));
        try (var _ = new EmbeddedBroker(data().resolve("kafka"), port, 0)) {
            work.run();
        }
    }

    private String token(String list, String member, String value) {
        return entries(list).stream()
                .filter(entry -> entry.path(member).stringValue().equals(value))
                .findFirst()
                .orElseThrow()
                .path("token")
                .stringValue();
    }

    private List<JsonNode> entries(String list) {
        var entries = new ArrayList<JsonNode>();
        facts().path(list).forEach(entries::add);
        return entries;
    }
}
