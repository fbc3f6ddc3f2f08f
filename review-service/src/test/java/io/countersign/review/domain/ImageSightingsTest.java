package io.countersign.review.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.AdmissionEvent;
import io.countersign.contracts.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.Application;
import io.countersign.contracts.Application.Document;
import io.countersign.contracts.Application.Letter;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DocumentType;
import io.countersign.contracts.Language;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.rules.context.Sighting;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSightingsTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId OTHER = new AccountId("other");

    private final InMemoryPictures store = new InMemoryPictures();
    private final ImageSightings gallery = new ImageSightings(store);

    private static RevisionContent content(AccountId account, boolean test, String licence, String letter) {
        var application = new Application(
                "Acme",
                Region.DOMESTIC,
                SignatureType.COMPANY,
                Purpose.FOR_OTHERS,
                List.of(new Document(DocumentType.BUSINESS_LICENCE, licence)),
                new Letter(letter),
                null,
                null,
                null,
                true,
                null,
                null,
                List.of());
        var snapshot = new AccountSnapshot(account, AccountKind.ENTERPRISE, "Acme", Language.EN, null, test);
        return new RevisionContent(application, snapshot, Cases.NOW);
    }

    private static CloudEvent<AdmissionEvent> admitted(RevisionContent content) {
        return CloudEvent.of(
                "/quota",
                Cases.NOW,
                content.account().id(),
                new ApplicationAdmitted(
                        new SignatureId(1), 1, content.application(), content.account(), Cases.NOW, 1, 50));
    }

    @Test
    void anAccountsOwnPicturesAreNoSightings() {
        gallery.note(List.of(admitted(content(ACME, false, "a", "b"))));
        gallery.note(List.of(admitted(content(ACME, false, "a", "c"))));

        assertThat(gallery.sightings("a", ACME)).isEmpty();
        assertThat(gallery.sightings("never", ACME)).isEmpty();
    }

    @Test
    void anotherAccountsPictureIsSeenLettersToo() {
        gallery.note(List.of(admitted(content(OTHER, false, "a", "b"))));

        gallery.note(List.of(admitted(content(ACME, false, "a", "b"))));

        assertThat(gallery.sightings("a", ACME)).containsExactly(new Sighting("a", OTHER, false));
        assertThat(gallery.sightings("b", ACME)).containsExactly(new Sighting("b", OTHER, false));
    }

    @Test
    void twoInOneBatchSeeEachOther() {
        gallery.note(List.of(admitted(content(OTHER, false, "a", "b")), admitted(content(ACME, false, "a", "c"))));

        assertThat(gallery.sightings("a", OTHER)).containsExactly(new Sighting("a", ACME, false));
        assertThat(gallery.sightings("a", ACME)).containsExactly(new Sighting("a", OTHER, false));
    }

    @Test
    void aForgeryIsRememberedAgainstItsOwnAccountToo() {
        gallery.note(List.of(admitted(content(ACME, false, "a", "b"))));

        gallery.forged(content(ACME, false, "a", "b"));

        assertThat(gallery.sightings("a", ACME)).containsExactly(new Sighting("a", ACME, true));
        assertThat(gallery.sightings("a", OTHER)).containsExactly(new Sighting("a", ACME, true));
    }

    @Test
    void anotherInstanceKnowsItFromTheStore() {
        gallery.forged(content(ACME, false, "a", "b"));

        assertThat(new ImageSightings(store).sightings("b", OTHER)).containsExactly(new Sighting("b", ACME, true));
    }

    @Test
    void accountsForTryingOutLeaveNoTrace() {
        gallery.note(List.of(admitted(content(OTHER, true, "a", "b"))));
        gallery.forged(content(OTHER, true, "a", "b"));

        assertThat(store.find(List.of("a", "b"))).isEmpty();
    }

    @Test
    void whatEverybodySendsIsKeptForTwentyAccounts() {
        for (int i = 0; i < 30; i++) {
            gallery.note(List.of(admitted(content(new AccountId("account-" + i), false, "a", "b"))));
        }

        assertThat(store.find(List.of("a")).getFirst().seen()).hasSize(ImageSightings.ENOUGH);
    }

    @Test
    void whatIsKnownIsNotWrittenAgain() {
        var quiet = new ImageSightings(new ImageSightingStore() {
            @Override
            public List<SightedImage> find(Collection<String> digests) {
                return digests.stream()
                        .map(digest -> new SightedImage(digest, java.util.Set.of(ACME), java.util.Set.of()))
                        .toList();
            }

            @Override
            public void add(Collection<SightedImage> more) {
                throw new AssertionError("nothing is new");
            }
        });

        quiet.note(List.of(admitted(content(ACME, false, "a", "b")), Cases.deletion(Cases.S1)));

        assertThat(quiet.sightings("a", ACME)).isEmpty();
    }
}
