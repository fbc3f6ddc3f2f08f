package io.countersign.intake.domain.view;

import io.countersign.contracts.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code If-Match} compares: the number of accepted modifications, as the counter has it, and a digest of what
 * the view shows. The digest keeps a failed append from locking a client out: the next GET has the new number.
 *
 * <p>The entity tag of a GET has a second part, a digest of the representation with its language, which {@code If-None-Match}
 * compares as well. {@code If-Match} ignores it, so that a text in another language does not refuse a command.
 */
public record SignatureEtag(int modifications, String digest) {

    private static final int DIGITS = 12;

    private static final Pattern FORM = Pattern.compile("\"(\\d{1,9})-([0-9a-f]{12})(?:-[0-9a-f]{12})?\"");

    public static SignatureEtag of(int modifications, SignatureStatus standing) {
        return new SignatureEtag(modifications, digest(standing));
    }

    /** Status, shown revision and requested withdrawal; nothing else. */
    private static String digest(SignatureStatus standing) {
        var seen = standing.status().code() + '/' + standing.shown().number() + '/' + standing.withdrawalRequested();
        return Sha256.of(seen).prefix(DIGITS);
    }

    /** An entity tag that this service did not issue is rejected. */
    public static Optional<SignatureEtag> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new SignatureEtag(Integer.parseInt(form.group(1)), form.group(2)))
                : Optional.empty();
    }

    /** The entity tag of one representation, quotes included. */
    public String of(String language, byte[] representation) {
        var seen = language + '/' + Sha256.of(representation).hex();
        var part = Sha256.of(seen).prefix(DIGITS);
        return "\"" + modifications + "-" + digest + "-" + part + "\"";
    }

    /** As the header has it, quotes included. */
    @Override
    public String toString() {
        return "\"" + modifications + "-" + digest + "\"";
    }
}
