package io.countersign.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate shows, however its file encodes it.
 *
 * @param sha256 the digest of the file, by which an application names the certificate
 * @param pixels the digest of the decoded pixels, upright and in one colour model
 * @param likeness the perceptual hash in hex, of which a similar picture changes few bits; absent for a blank picture
 * @param blank whether it is of one colour, or nearly so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageFingerprint(
        String sha256, String pixels, @Nullable String likeness, boolean blank) {

    public ImageFingerprint {
        requireNonNull(sha256, "sha256");
        requireNonNull(pixels, "pixels");
    }
}
