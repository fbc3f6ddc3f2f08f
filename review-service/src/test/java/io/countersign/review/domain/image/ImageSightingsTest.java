package io.countersign.review.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Application;
import io.countersign.contracts.Application.Document;
import io.countersign.contracts.Application.Letter;
import io.countersign.contracts.DocumentType;
import io.countersign.contracts.Language;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.contracts.events.AccountSnapshot;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.RevisionContent;
import io.countersign.rules.context.Sighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageSightingsTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId OTHER = new AccountId("other");

    private final InMemoryPictures store = new InMemoryPictures();
    private final ImageSightings images = new ImageSightings(store);

    private static RevisionContent content(AccountId account, boolean test, String licence, String letter) {
        var application = Application.of("Acme", Region.DOMESTIC, SignatureType.COMPANY, Purpose.FOR_OTHERS)
                .withDocuments(List.of(new Document(DocumentType.BUSINESS_LICENCE, licence)))
                .withLetter(new Letter(letter));
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

    private void noted(List<CloudEvent<AdmissionEvent>> admissions) {
        images.load(admissions).close();
    }

    private List<Sighting> sightings(String digest, AccountId applicant) {
        return sightings(images, digest, applicant);
    }

    /** As a decision asks, for an application of a test account, which leaves no trace. */
    private static List<Sighting> sightings(ImageSightings images, String digest, AccountId applicant) {
        try (var _ = images.load(List.of(admitted(content(new AccountId("reader"), true, digest, digest))))) {
            return images.sightings(digest, applicant);
        }
    }

    @Test
    void aDecisionReadsNoStore() {
        var failing = new FailingStore();
        var loaded = new ImageSightings(failing);

        try (var _ = loaded.load(List.of(admitted(content(ACME, false, "a", "b"))))) {
            failing.fails = true;

            assertThat(loaded.sightings("a", ACME)).isEmpty();
            assertThatThrownBy(() -> loaded.sightings("c", ACME)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aStoreThatFailsWhileImagesAreLoadedFailsTheBatch() {
        var failing = new FailingStore();
        failing.fails = true;

        assertThatThrownBy(() -> new ImageSightings(failing).load(List.of(admitted(content(ACME, false, "a", "b")))))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void anImageStaysLoadedUntilTheLastBatchThatNeedsItIsClosed() {
        var first = images.load(List.of(admitted(content(ACME, false, "a", "b"))));
        var second = images.load(List.of(admitted(content(OTHER, false, "a", "c"))));

        first.close();

        assertThat(images.sightings("a", OTHER)).containsExactly(new Sighting("a", ACME, false));
        second.close();
        assertThatThrownBy(() -> images.sightings("a", OTHER)).isInstanceOf(IllegalStateException.class);
    }

    private static final class FailingStore implements ImageSightingStore {

        private final InMemoryPictures store = new InMemoryPictures();
        private boolean fails;

        @Override
        public List<SightedImage> find(Collection<String> digests) {
            if (fails) {
                throw new UncheckedIOException(new IOException("no server"));
            }
            return store.find(digests);
        }

        @Override
        public void add(Collection<SightedImage> more) {
            store.add(more);
        }
    }

    @Test
    void anAccountsOwnPicturesAreNoSightings() {
        noted(List.of(admitted(content(ACME, false, "a", "b"))));
        noted(List.of(admitted(content(ACME, false, "a", "c"))));

        assertThat(sightings("a", ACME)).isEmpty();
        assertThat(sightings("never", ACME)).isEmpty();
    }

    @Test
    void anotherAccountsPictureIsSeenLettersToo() {
        noted(List.of(admitted(content(OTHER, false, "a", "b"))));

        noted(List.of(admitted(content(ACME, false, "a", "b"))));

        assertThat(sightings("a", ACME)).containsExactly(new Sighting("a", OTHER, false));
        assertThat(sightings("b", ACME)).containsExactly(new Sighting("b", OTHER, false));
    }

    @Test
    void twoInOneBatchSeeEachOther() {
        noted(List.of(admitted(content(OTHER, false, "a", "b")), admitted(content(ACME, false, "a", "c"))));

        assertThat(sightings("a", OTHER)).containsExactly(new Sighting("a", ACME, false));
        assertThat(sightings("a", ACME)).containsExactly(new Sighting("a", OTHER, false));
    }

    @Test
    void aForgeryIsRememberedAgainstItsOwnAccountToo() {
        noted(List.of(admitted(content(ACME, false, "a", "b"))));

        images.forged(content(ACME, false, "a", "b"));

        assertThat(sightings("a", ACME)).containsExactly(new Sighting("a", ACME, true));
        assertThat(sightings("a", OTHER)).containsExactly(new Sighting("a", ACME, true));
    }

    @Test
    void anotherInstanceKnowsItFromTheStore() {
        images.forged(content(ACME, false, "a", "b"));

        assertThat(sightings(new ImageSightings(store), "b", OTHER)).containsExactly(new Sighting("b", ACME, true));
    }

    @Test
    void accountsForTryingOutLeaveNoTrace() {
        noted(List.of(admitted(content(OTHER, true, "a", "b"))));
        images.forged(content(OTHER, true, "a", "b"));

        assertThat(store.find(List.of("a", "b"))).isEmpty();
    }

    @Test
    void aPictureOfManyAccountsIsKeptForTwentyOfThem() {
        for (int i = 0; i < 30; i++) {
            noted(List.of(admitted(content(new AccountId("account-" + i), false, "a", "b"))));
        }

        assertThat(store.find(List.of("a")).getFirst().seen()).hasSize(SightedImage.MAX_ACCOUNTS);
    }

    @Test
    void manyAccountsInOneBatchAreKeptToTwenty() {
        noted(IntStream.range(0, 500)
                .mapToObj(i -> admitted(content(new AccountId("account-" + i), false, "a", "b")))
                .toList());

        assertThat(store.find(List.of("a")).getFirst().seen()).hasSize(SightedImage.MAX_ACCOUNTS);
    }

    @Test
    void forgeriesOfManyAccountsAreKeptToTwentyAndOneIsAddedToManySightings() {
        for (int i = 0; i < 30; i++) {
            noted(List.of(admitted(content(new AccountId("account-" + i), false, "a", "b"))));
        }
        for (int i = 50; i < 80; i++) {
            images.forged(content(new AccountId("account-" + i), false, "a", "b"));
        }

        var known = store.find(List.of("a")).getFirst();
        assertThat(known.forged()).hasSize(SightedImage.MAX_ACCOUNTS).contains(new AccountId("account-50"));
        assertThat(sightings("a", ACME)).hasSize(2 * SightedImage.MAX_ACCOUNTS);
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

        quiet.load(List.of(admitted(content(ACME, false, "a", "b")), Cases.deletion(Cases.S1)))
                .close();

        assertThat(sightings(quiet, "a", ACME)).isEmpty();
    }
}
