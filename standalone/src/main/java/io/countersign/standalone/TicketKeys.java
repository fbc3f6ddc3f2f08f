package io.countersign.standalone;

import io.countersign.issuer.PrivateFile;
import io.countersign.standalone.process.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key pair of the tickets by which reviewers see certificates; generated at the first start and kept.
 *
 * @param signingKey as review is configured
 * @param publicKey as intake is configured
 */
record TicketKeys(String signingKey, String publicKey) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KEY_ID = "standalone";

    static TicketKeys in(Path file) {
        try {
            if (Files.exists(file)) {
                return JSON.readValue(Files.readString(file), TicketKeys.class);
            }
            var keys = generate();
            PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(keys));
            return keys;
        } catch (IOException | JacksonException | GeneralSecurityException e) {
            throw StartFailedException.because("the ticket keys in " + file, e);
        }
    }

    private static TicketKeys generate() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        return new TicketKeys(
                setting(pair.getPrivate().getEncoded()),
                setting(pair.getPublic().getEncoded()));
    }

    private static String setting(byte[] der) {
        return KEY_ID + ':' + Base64.getEncoder().encodeToString(der);
    }

    /** Never the private key: it would end in a log. */
    @Override
    public String toString() {
        return "TicketKeys[" + publicKey + "]";
    }
}
