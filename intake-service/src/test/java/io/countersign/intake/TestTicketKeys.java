package io.countersign.intake;

import io.countersign.service.tickets.TicketSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Keys of review: the two that intake is configured with, and one that it no longer knows. */
public final class TestTicketKeys {

    public static final TestTicketKeys CURRENT = new TestTicketKeys("current");
    public static final TestTicketKeys NEXT = new TestTicketKeys("next");
    public static final TestTicketKeys FORMER = new TestTicketKeys("former");

    private final String id;
    private final KeyPair pair = generate();

    private TestTicketKeys(String id) {
        this.id = id;
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public TicketSigner signer() {
        return TicketSigner.of(setting(pair.getPrivate().getEncoded()));
    }

    /** As in the settings of intake. */
    public String publicKey() {
        return setting(pair.getPublic().getEncoded());
    }

    private String setting(byte[] der) {
        return id + ':' + Base64.getEncoder().encodeToString(der);
    }
}
