package io.countersign.benchmarks.servers;

import io.countersign.issuer.Secret;
import io.countersign.issuer.TokenMint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The OIDC provider that the services of every deployment trust. Its processor time is not measured. */
public final class BenchmarkIssuer implements AutoCloseable {

    /** Where {@code benchmarks/run} unpacks the jars. */
    private static final Path JARS = Path.of("benchmarks/target/harness");

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(6);
    /** The issuer requires a client; tokens are signed here with its key instead. */
    private static final String SETTINGS = """
            {"users":[],"clients":[{"id":"none","secretHash":"HASH","scopes":[],"claims":{},"tokenLife":"PT1H","redirects":[]}]}
            """;

    private final ServerProcess process;
    private final String url;
    private final TokenMint mint;

    public BenchmarkIssuer(Path work) {
        var data = work.resolve("issuer");
        int port = FreePorts.next();
        try {
            Files.createDirectories(data);
            Files.writeString(data.resolve("issuer.json"), SETTINGS.replace("HASH", Secret.hash("unused")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-jar",
                jar().toString()));
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("ISSUER_DATA", data.toString());
        this.url = "http://127.0.0.1:" + port;
        this.process = ServerProcess.start("issuer", work.resolve("logs"), builder);
        process.await(START_TIMEOUT, () -> ServerProbe.isOk(url + "/.well-known/openid-configuration"));
        this.mint = new TokenMint(data.resolve("signing-key.json"), url, InstantSource.system());
    }

    private static Path jar() {
        try (var files = Files.newDirectoryStream(JARS.resolve("issuer"), "*-exec.jar")) {
            return files.iterator().next();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return url;
    }

    String token(String subject, Set<String> scopes, Map<String, ?> claims) {
        return mint.mint(subject, scopes, claims, TOKEN_LIFETIME);
    }

    @Override
    public void close() {
        process.close();
    }
}
