package io.countersign.failures;

import io.countersign.acceptance.Jars;
import io.countersign.acceptance.Ports;
import io.countersign.issuer.IssuerSettings;
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
import tools.jackson.databind.json.JsonMapper;

/** The issuer, of which the services get the keys by which our tokens are verified. */
record TokenIssuer(ManagedProcess node, String url, TokenMint mint) {

    static TokenIssuer in(Path directory) {
        int port = Ports.free(1);
        var url = "http://127.0.0.1:" + port;
        var mint = new TokenMint(directory.resolve("signing-key.json"), url, InstantSource.system());
        writeClientsWithoutRights(directory.resolve("issuer.json"));
        var environment = Map.of("PORT", String.valueOf(port), "ISSUER_DATA", directory.toString());
        return new TokenIssuer(
                ManagedProcess.server("issuer", directory, Jars.of("issuer"), List.of(), environment), url, mint);
    }

    /** It must have a client, though none ever asks. */
    private static void writeClientsWithoutRights(Path file) {
        var anonymous = new IssuerSettings.Client("nobody", "", Set.of(), Map.of(), Duration.ofHours(1), Set.of());
        var content = Map.of("users", List.of(), "clients", List.of(anonymous));
        try {
            Files.write(file, JsonMapper.shared().writeValueAsBytes(content));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String token(String subject, Set<String> scopes, Map<String, ?> claims) {
        return mint.mint(subject, scopes, claims, Duration.ofHours(12));
    }
}
