package io.countersign.review.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.image.ImageSightings;
import io.countersign.review.domain.image.InMemoryLikenesses;
import io.countersign.review.domain.image.InMemoryPictures;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Neighbour;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NameRegistryTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId OTHER = new AccountId("other");

    private final NameRegistry registry = new NameRegistry();
    private final ImageSightings images = new ImageSightings(new InMemoryPictures(), new InMemoryLikenesses());
    private final Context others = new OtherAccounts(registry, images).of(Cases.content("Acme"));

    private static ApprovedSignature approved(long id, String name, boolean test) {
        return approved(id, name, Purpose.SELF_USE, test);
    }

    private static ApprovedSignature approved(long id, String name, @Nullable Purpose purpose, boolean test) {
        return new ApprovedSignature(
                ACME,
                new SignatureId(id),
                1,
                Region.DOMESTIC,
                name,
                SignatureType.COMPANY,
                purpose,
                AccountKind.ENTERPRISE,
                null,
                test,
                Cases.NOW);
    }

    @Test
    void otherAccountsNamesAreNeighbours() {
        registry.put(approved(1, "AcmeCloud", false));
        registry.put(approved(1, "AcmeCloud", false));

        assertThat(others.neighbours("AcmeC1oud", OTHER))
                .containsExactly(new Neighbour(new SignatureId(1), ACME, "AcmeCloud", 0));
        assertThat(others.neighbours("AcmeC1oud", ACME)).isEmpty();
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void aBrandOfAnotherAccountIsFoundAsAWordOfAName() {
        registry.put(approved(1, "Markelton", false));

        assertThat(others.namesWithin("Markelton Bank", OTHER))
                .containsExactly(new Neighbour(new SignatureId(1), ACME, "Markelton", 0));
        assertThat(others.namesWithin("Markelton Bank", ACME)).isEmpty();
        assertThat(others.neighbours("Markelton Bank", OTHER)).isEmpty();
    }

    @Test
    void anAccountHoldsSomethingAsLongAsOneIsLeft() {
        registry.put(approved(1, "AcmeCloud", false));
        registry.put(approved(2, "AcmeShop", false));

        registry.remove(ACME, new SignatureId(1));
        assertThat(others.hasUsableSignature(ACME)).isTrue();
        registry.remove(ACME, new SignatureId(2));

        assertThat(others.hasUsableSignature(ACME)).isFalse();
        assertThat(others.hasUsableSignature(OTHER)).isFalse();
        assertThat(others.neighbours("AcmeC1oud", OTHER)).isEmpty();
    }

    @Test
    void othersNamesAreNoneOfItsOwn() {
        registry.put(approved(1, "AcmeCloud", Purpose.FOR_OTHERS, false));
        registry.put(approved(2, "AcmeShop", null, false));

        assertThat(others.hasUsableSignature(ACME)).isFalse();
        assertThat(registry.size()).isEqualTo(2);
    }

    @Test
    void namesOfTrialAccountsBlockNoOthers() {
        registry.put(approved(1, "AcmeCloud", true));

        assertThat(others.neighbours("AcmeCloud", OTHER)).isEmpty();
        assertThat(others.hasUsableSignature(ACME)).isFalse();
    }
}
