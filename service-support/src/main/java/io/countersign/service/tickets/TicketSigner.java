package io.countersign.service.tickets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;

/** Signs tickets with review's private key, as JWTs by ES256. Thread-safe. */
public final class TicketSigner {

    static final String AUDIENCE = "countersign-certificates";
    static final String CASE = "case";
    static final String ACCOUNT = "account";
    static final String DIGEST = "sha256";
    static final String SESSION = "session";

    private final JWSHeader header;
    private final JWSSigner signer;

    private TicketSigner(JWSHeader header, JWSSigner signer) {
        this.header = header;
        this.signer = signer;
    }

    /**
     * @param key {@code <key id>:<Base64 of the DER encoding>}
     * @throws io.countersign.platform.service.StartupException unless it is a private key
     */
    public static TicketSigner of(String key) {
        var parsed = TicketKey.signing(key);
        try {
            return new TicketSigner(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(parsed.id()).build(),
                    new ECDSASigner(parsed.key()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("P-256 is not available", impossible);
        }
    }

    public String sign(CertificateTicket ticket) {
        var claims = new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .subject(ticket.reviewer())
                .claim(CASE, ticket.caseId().text())
                .claim(ACCOUNT, ticket.account().value())
                .claim(DIGEST, ticket.sha256())
                .claim(SESSION, ticket.session())
                .expirationTime(Date.from(ticket.expiresAt()))
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("ES256 failed", failed);
        }
        return token.serialize();
    }
}
