package io.countersign.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Signs tokens without a request, with the key file: long-lived tokens for demos and tests. */
public final class TokenMint {

    private final RSAKey key;
    private final String url;
    private final InstantSource clock;

    /** @param url of the issuer whose key lies in the file */
    public TokenMint(Path keyFile, String url, InstantSource clock) {
        this.key = SigningKey.in(keyFile);
        this.url = url;
        this.clock = clock;
    }

    /** @param claims account, platform, roles */
    public String mint(String subject, Collection<String> scopes, Map<String, ?> claims, Duration life) {
        var now = clock.instant();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims(subject, scopes, claims, now, now.plus(life)));
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return jwt.serialize();
    }

    private JWTClaimsSet claims(
            String subject, Collection<String> scopes, Map<String, ?> claims, Instant now, Instant end) {
        var set = new JWTClaimsSet.Builder()
                .issuer(url)
                .subject(subject)
                .audience(IssuerSettings.AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(end))
                .claim("scope", String.join(" ", new TreeSet<>(scopes)));
        claims.forEach(set::claim);
        return set.build();
    }
}
