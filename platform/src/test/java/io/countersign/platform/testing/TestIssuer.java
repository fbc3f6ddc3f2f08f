package io.countersign.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An OIDC provider as far as a resource server needs one: discovery and keys over HTTP on loopback, and tokens. */
public final class TestIssuer implements AutoCloseable {

    public static final String AUDIENCE = "countersign";

    private final Map<Map<String, Object>, String> tokens = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final RSAKey key;
    private final AtomicInteger keyRequests = new AtomicInteger();

    private TestIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    /** On a free port. */
    public static TestIssuer start() {
        return start(0);
    }

    public static TestIssuer start(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var issuer = new TestIssuer(
                    server, new RSAKeyGenerator(2048).keyID("test").generate());
            server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, issuer.discovery()));
            server.createContext("/keys", exchange -> {
                issuer.keyRequests.incrementAndGet();
                answer(exchange, new JWKSet(issuer.key).toString());
            });
            server.start();
            return issuer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of an account, for the right audience and an hour. */
    public String token(String account, String... scopes) {
        return token(Map.of("sub", account, "account", account, "scope", String.join(" ", scopes)));
    }

    /**
     * A token with these claims; issuer, audience and times are added where they are absent. Like claims get the same
     * token, as a client keeps its token: a service remembers what it has verified.
     */
    public String token(Map<String, Object> claims) {
        return tokens.computeIfAbsent(Map.copyOf(claims), this::sign);
    }

    /** How often the keys were requested. */
    public int keyRequests() {
        return keyRequests.get();
    }

    /** A token that is valid but for its missing expiry. */
    public String tokenWithoutExpiry(String account, String... scopes) {
        var claims = claims(Map.of("sub", account, "account", account, "scope", String.join(" ", scopes)))
                .expirationTime(null)
                .build();
        return sign(claims, key.getKeyID());
    }

    /** A token whose header names a key that the issuer does not have. */
    public String tokenWithKeyId(String keyId, String account, String... scopes) {
        var claims = claims(Map.of("sub", account, "account", account, "scope", String.join(" ", scopes)))
                .build();
        return sign(claims, keyId);
    }

    private String sign(Map<String, Object> claims) {
        return sign(claims(claims).build(), key.getKeyID());
    }

    private JWTClaimsSet.Builder claims(Map<String, Object> claims) {
        var now = Instant.now();
        var all = new JWTClaimsSet.Builder()
                .issuer(uri())
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        claims.forEach((name, value) -> all.claim(name, value instanceof Instant time ? Date.from(time) : value));
        return all;
    }

    private String sign(JWTClaimsSet claims, String keyId) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String discovery() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/authorize",\
                "token_endpoint":"%1$s/token","response_types_supported":["code"],"subject_types_supported":["public"],\
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(uri());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
