package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.acceptance.Jars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/** What {@code deploy} and {@code docker-compose.yml} promise about secrets, users, TLS, images and buffered requests. */
class DeploymentTest {

    private static final Path DEPLOY = Jars.ROOT.resolve("deploy");
    private static final Path COMPOSE = Jars.ROOT.resolve("docker-compose.yml");
    private static final Pattern FIXED_TAG = Pattern.compile("[^:@]+:v?\\d+(\\.\\d+)+(-\\w+)?");
    private static final String ANNOTATION = "metadata.annotations.nginx.ingress.kubernetes.io/";
    private static final String BULK = "/v1/applications:bulk";

    /** Each document of the file, by path. */
    private static List<Map<String, String>> documents(Path file) {
        try {
            var documents = new ArrayList<Map<String, String>>();
            for (var source : new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
                var found = (EnumerablePropertySource<?>) source;
                var values = new TreeMap<String, String>();
                for (var name : found.getPropertyNames()) {
                    values.put(name, String.valueOf(found.getProperty(name)));
                }
                documents.add(values);
            }
            return documents;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> compose() {
        return documents(COMPOSE).getFirst();
    }

    private static List<Map<String, String>> ingresses() {
        return documents(DEPLOY.resolve("base/ingress.yaml"));
    }

    private static List<String> values(Map<String, String> document, String path) {
        return document.entrySet().stream()
                .filter(entry -> entry.getKey().matches(path))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<Path> files(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException binary) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "quota", "review", "notification"})
    void eachServiceHasASecretAndADatabaseUserOfItsOwn(String service) {
        var secrets = documents(DEPLOY.resolve("base/" + service + ".yaml")).stream()
                .flatMap(document -> values(document, ".*secretRef\\.name").stream())
                .toList();
        assertThat(secrets).containsExactly("countersign-" + service);

        var users = text(DEPLOY.resolve("mongodb/create-users.js"));
        assertThat(users)
                .contains(
                        '"' + service + '"',
                        "for (const service of services)",
                        "user: database",
                        "pwd: password(service)",
                        "roles: [{role: \"readWrite\", db: database}]");
    }

    @Test
    void everyIngressTerminatesTlsForItsHosts() {
        assertThat(ingresses()).hasSizeGreaterThan(1).allSatisfy(ingress -> {
            assertThat(ingress)
                    .containsEntry("kind", "Ingress")
                    .containsEntry("spec.tls[0].secretName", "countersign-tls");
            assertThat(values(ingress, "spec\\.tls\\[0]\\.hosts.*"))
                    .containsExactlyInAnyOrderElementsOf(values(ingress, "spec\\.rules\\[\\d+]\\.host"));
        });
    }

    @Test
    void everyImageHasAFixedTag() {
        var images = new ArrayList<>(values(compose(), "services\\.[^.]+\\.image"));
        for (var file : files(DEPLOY.resolve("base"))) {
            documents(file).forEach(document -> images.addAll(values(document, ".*containers\\[\\d+]\\.image")));
        }
        for (var file : files(DEPLOY.resolve("overlays"))) {
            documents(file).forEach(document -> {
                var names = values(document, "images\\[\\d+]\\.newName");
                var tags = values(document, "images\\[\\d+]\\.newTag");
                assertThat(tags).hasSameSizeAs(names);
                tags.forEach(tag -> images.add("overlay:" + tag));
            });
        }

        assertThat(images).hasSizeGreaterThan(16).allMatch(FIXED_TAG.asMatchPredicate());
    }

    @Test
    void theStoreOfComposeIsAReplicaSetOfOneMember() {
        var compose = compose();

        assertThat(values(compose, "services\\.mongo\\.command.*")).containsSubsequence("--replSet", "rs0");
        assertThat(String.join(" ", values(compose, "services\\.mongo\\.healthcheck\\.test.*")))
                .contains("rs.initiate({_id: 'rs0', members: [{_id: 0, host: 'mongo:27017'}]})");
        assertThat(values(compose, "services\\.\\w+\\.environment\\.MONGODB_URI"))
                .hasSize(4)
                .allMatch(uri -> uri.endsWith("replicaSet=rs0"));
    }

    @Test
    void theSecretsKeyHasADefaultInTheProfileDemoOnly() throws IOException {
        assertThat(values(compose(), "services\\.\\w+\\.environment\\.COUNTERSIGN_SECRETS_KEY"))
                .hasSize(4)
                .allMatch(value -> value.startsWith("${COUNTERSIGN_SECRETS_KEY:?"));
        var demo = DEPLOY.resolve("demo/demo.env");
        var settings = new java.util.Properties();
        try (var read = Files.newBufferedReader(demo)) {
            settings.load(read);
        }
        assertThat(settings).containsEntry("SPRING_PROFILES_ACTIVE", "demo").containsEntry("COMPOSE_PROFILES", "demo");
        var key = Objects.requireNonNull(settings.getProperty("COUNTERSIGN_SECRETS_KEY"));
        var elsewhere = Stream.of(
                        files(DEPLOY).stream(),
                        Stream.of(COMPOSE, Jars.ROOT.resolve("Dockerfile")),
                        Stream.of("platform", "intake-service", "notification-service", "standalone")
                                .flatMap(module -> files(Jars.ROOT.resolve(module + "/src/main/resources")).stream()))
                .flatMap(files -> files)
                .filter(file -> !file.equals(demo))
                .filter(file -> text(file).contains(key));
        assertThat(elsewhere).isEmpty();
    }

    /** A slow client then occupies a connection of the front door and nothing of a service. */
    @Test
    void theFrontDoorsBufferEveryRequestButBulkStreams() {
        assertThat(ingresses()).allSatisfy(ingress -> {
            var isBulk = values(ingress, ".*\\.path").equals(List.of(BULK));
            var isRewriting = ingress.containsKey(ANNOTATION + "rewrite-target");
            assertThat(ingress.get(ANNOTATION + "proxy-request-buffering"))
                    .isEqualTo(isBulk ? "off" : isRewriting ? null : "on");
        });

        var nginx = text(DEPLOY.resolve("front-door/nginx.conf"));
        var bulk = nginx.substring(nginx.indexOf("location = " + BULK));
        assertThat(bulk.substring(0, bulk.indexOf('}'))).contains("proxy_request_buffering off;");
        assertThat(nginx.split("proxy_request_buffering off;", -1)).hasSize(2);
        assertThat(nginx).contains("proxy_request_buffering on;");
    }
}
