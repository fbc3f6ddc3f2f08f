package io.countersign.review.domain.registry;

import io.countersign.contracts.AccountId;
import io.countersign.review.domain.image.ImageSightings;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Sighting;
import java.util.List;

/** What the rules may ask about other accounts. */
public record OtherAccounts(NameRegistry registry, ImageSightings images) implements Context {

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
        return images.sightings(sha256, applicant);
    }

    @Override
    public boolean hasUsableSignature(AccountId applicant) {
        return registry.holdsForSelfUse(applicant);
    }
}
