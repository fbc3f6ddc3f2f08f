package io.countersign.service.tickets;

import com.nimbusds.jose.jwk.Curve;
import io.countersign.platform.service.StartupException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * One half of a P-256 key pair with its id, from a setting of the form {@code <key id>:<Base64 of the DER encoding>}.
 *
 * @param <K> which half
 */
record TicketKey<K extends Key>(String id, K key) {

    private static final int MAX_ID_LENGTH = 64;

    private interface Decoding<K extends Key> {
        K decode(byte[] der) throws GeneralSecurityException;
    }

    /** @throws StartupException unless it is a private key in PKCS#8 */
    static TicketKey<ECPrivateKey> signing(String setting) {
        return of(setting, "COUNTERSIGN_TICKET_SIGNING_KEY", "private key in PKCS#8", der ->
                (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)));
    }

    /** @throws StartupException unless it is a public key in X.509 */
    static TicketKey<ECPublicKey> verifying(String setting) {
        return of(setting, "COUNTERSIGN_TICKET_KEYS", "public key", der ->
                (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der)));
    }

    private static <K extends Key & ECKey> TicketKey<K> of(
            String setting, String variable, String half, Decoding<K> decoding) {
        int colon = setting.indexOf(':');
        try {
            if (colon > 0 && colon <= MAX_ID_LENGTH) {
                var key = decoding.decode(
                        Base64.getDecoder().decode(setting.substring(colon + 1).strip()));
                if (Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))) {
                    return new TicketKey<>(setting.substring(0, colon).strip(), key);
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // refused below; the cause could contain a part of the key
        }
        throw new StartupException(variable + " must be <key id>:<Base64 of the DER encoding of a P-256 " + half
                + ">; docs/operations.md lists the commands that create one");
    }
}
