package io.countersign.review.domain.registry;

import io.countersign.review.domain.image.ImageSightings;
import io.countersign.review.domain.image.SubmittedImage;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.rules.context.Context;

/** What is known of other accounts' names and pictures. */
public record OtherAccounts(NameRegistry registry, ImageSightings images) {

    /** What the rules may ask about one application, whose images have to be loaded. */
    public Context of(RevisionContent content) {
        return new RevisionContext(registry, images, SubmittedImage.in(content));
    }
}
