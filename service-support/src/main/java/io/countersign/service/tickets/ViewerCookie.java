package io.countersign.service.tickets;

import io.countersign.contracts.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The value of the cookie that binds tickets to a browser session: 32 random bytes and the hash of the reviewer's name, both in
 * Base64url. A session that passes to another reviewer gets another value, so that earlier tickets end with it.
 */
public record ViewerCookie(String value) {

    public static final String NAME = "countersign-viewer";

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A new value for the reviewer. */
    public static ViewerCookie create(String reviewer) {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new ViewerCookie(BASE64.encodeToString(bytes) + '.' + hash(reviewer));
    }

    /** Whether the value was made for this reviewer. */
    public boolean isOf(String reviewer) {
        int dot = value.indexOf('.');
        return dot > 0 && CertificateTicket.isEqual(value.substring(dot + 1), hash(reviewer));
    }

    /** What a ticket contains of it. */
    public String session() {
        return hash(value);
    }

    private static String hash(String text) {
        return BASE64.encodeToString(Sha256.of(text).bytes());
    }

    /** Never the value: it would end in a log. */
    @Override
    public String toString() {
        return "ViewerCookie[]";
    }
}
