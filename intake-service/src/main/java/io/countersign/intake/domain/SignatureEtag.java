package io.countersign.intake.domain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code If-Match} compares: the number of accepted modifications, as the counter has it, and a digest of what
 * the view shows. The digest keeps a failed append from locking a client out: the next GET has the new number.
 */
public record SignatureEtag(int modifications, String digest) {

    private static final Pattern FORM = Pattern.compile("\"(\\d{1,9})-([0-9a-f]{12})\"");

    static SignatureEtag of(int modifications, SignatureStatus standing) {
        return new SignatureEtag(modifications, digest(standing));
    }

    /** Status, shown revision and requested withdrawal; nothing else. */
    private static String digest(SignatureStatus standing) {
        var seen = standing.status().code() + '/' + standing.shown().number() + '/' + standing.withdrawalRequested();
        return HexFormat.of().formatHex(Digests.sha256(seen.getBytes(StandardCharsets.UTF_8)), 0, 6);
    }

    /** An entity tag that this service did not issue is rejected. */
    public static Optional<SignatureEtag> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new SignatureEtag(Integer.parseInt(form.group(1)), form.group(2)))
                : Optional.empty();
    }

    /** As the header has it, quotes included. */
    @Override
    public String toString() {
        return "\"" + modifications + "-" + digest + "\"";
    }
}
