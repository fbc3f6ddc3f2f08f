package io.countersign.review.domain.image;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.countersign.contracts.ImageFingerprint;
import io.countersign.review.domain.revision.RevisionContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture that came with an application, or with an answer to a question about it.
 *
 * @param sha256 the digest of the file, by which the application names it
 * @param key by which it is recognised: the digest of its pixels, or of the file where that is all that is known
 * @param likeness absent if it is blank or only the file is known
 */
public record SubmittedImage(
        String sha256, String key, @Nullable Likeness likeness, boolean blank) {

    /** Every picture that came with the application. */
    public static List<SubmittedImage> in(RevisionContent content) {
        var shown = content.images().stream().collect(toMap(ImageFingerprint::sha256, identity(), (first, _) -> first));
        return content.pictures().stream()
                .map(sha256 -> of(sha256, shown.get(sha256)))
                .toList();
    }

    /** Those of an answer to a question. */
    static List<SubmittedImage> in(List<ImageFingerprint> images) {
        return images.stream().map(image -> of(image.sha256(), image)).toList();
    }

    public static SubmittedImage of(String sha256, @Nullable ImageFingerprint shown) {
        return shown == null
                ? new SubmittedImage(sha256, sha256, null, false)
                : new SubmittedImage(sha256, shown.pixels(), Likeness.of(shown.likeness()), shown.blank());
    }
}
