package io.countersign.review.domain.registry;

import io.countersign.contracts.AccountId;
import io.countersign.review.domain.image.ImageSightings;
import io.countersign.review.domain.image.SubmittedImage;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Resemblance;
import io.countersign.rules.context.Sighting;
import java.util.List;

/** What the rules may ask about other accounts, for one application with these images. */
record RevisionContext(NameRegistry registry, ImageSightings images, List<SubmittedImage> submitted)
        implements Context {

    @Override
    public List<Neighbour> neighbours(String name, AccountId applicant) {
        return registry.near(name, applicant);
    }

    @Override
    public List<Neighbour> namesWithin(String name, AccountId applicant) {
        return registry.within(name, applicant);
    }

    @Override
    public List<Sighting> sightings(String sha256, AccountId applicant) {
        return images.sightings(image(sha256), applicant);
    }

    @Override
    public List<Resemblance> resemblances(String sha256, AccountId applicant) {
        return images.resemblances(image(sha256), applicant);
    }

    @Override
    public boolean isBlank(String sha256) {
        return image(sha256).blank();
    }

    private SubmittedImage image(String sha256) {
        return submitted.stream()
                .filter(image -> image.sha256().equals(sha256))
                .findAny()
                .orElseGet(() -> SubmittedImage.of(sha256, null));
    }

    @Override
    public boolean hasUsableSignature(AccountId applicant) {
        return registry.holdsForSelfUse(applicant);
    }
}
