package io.countersign.service.tickets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies tickets with the public halves of review's keys, by key id. Thread-safe. */
public final class TicketVerifier {

    private final Map<String, JWSVerifier> keys;

    private TicketVerifier(Map<String, JWSVerifier> keys) {
        this.keys = Map.copyOf(keys);
    }

    /**
     * Without keys it refuses every ticket.
     *
     * @param keys each {@code <key id>:<Base64 of the DER encoding>}
     * @throws io.countersign.platform.service.StartupException unless each is a public key
     */
    public static TicketVerifier of(List<String> keys) {
        var verifiers = new HashMap<String, JWSVerifier>();
        for (var key : keys) {
            var parsed = TicketKey.verifying(key);
            try {
                verifiers.put(parsed.id(), new ECDSAVerifier(parsed.key()));
            } catch (JOSEException impossible) {
                throw new IllegalStateException("P-256 is not available", impossible);
            }
        }
        return new TicketVerifier(verifiers);
    }

    /** The ticket, if one of the keys has signed it and it has not expired. */
    public Optional<CertificateTicket> verify(String ticket, Instant now) {
        try {
            var token = SignedJWT.parse(ticket);
            var key = token.getHeader().getKeyID() == null
                    ? null
                    : keys.get(token.getHeader().getKeyID());
            var isSigned =
                    key != null && JWSAlgorithm.ES256.equals(token.getHeader().getAlgorithm()) && token.verify(key);
            return isSigned ? read(token.getJWTClaimsSet()).filter(found -> found.isValidAt(now)) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return Optional.empty(); // whatever is malformed was not signed by review
        }
    }

    private static Optional<CertificateTicket> read(JWTClaimsSet claims) throws ParseException {
        var caseId = claims.getStringClaim(TicketSigner.CASE);
        var account = claims.getStringClaim(TicketSigner.ACCOUNT);
        var digest = claims.getStringClaim(TicketSigner.DIGEST);
        var session = claims.getStringClaim(TicketSigner.SESSION);
        var isComplete = claims.getAudience().contains(TicketSigner.AUDIENCE)
                && claims.getSubject() != null
                && claims.getExpirationTime() != null
                && caseId != null
                && account != null
                && digest != null
                && session != null;
        return isComplete
                ? Optional.of(new CertificateTicket(
                        claims.getSubject(),
                        SignatureId.of(caseId),
                        new AccountId(account),
                        digest,
                        session,
                        claims.getExpirationTime().toInstant()))
                : Optional.empty();
    }
}
