package io.countersign.review.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.registry.NameRegistry;
import io.countersign.review.domain.registry.OtherAccounts;
import io.countersign.review.domain.revision.Forgery;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.rules.context.Resemblance;
import io.countersign.rules.context.Sighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageSightingsTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId OTHER = new AccountId("other");

    private static final String HASH = "0123456789abcdef".repeat(4);

    private final InMemoryPictures store = new InMemoryPictures();
    private final InMemoryLikenesses likenesses = new InMemoryLikenesses();
    private final ImageSightings images = new ImageSightings(store, likenesses);

    private final OtherAccounts others = new OtherAccounts(new NameRegistry(), images);

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
                        new SignatureId(1),
                        1,
                        content.application(),
                        content.account(),
                        Cases.NOW,
                        1,
                        50,
                        content.images()));
    }

    private static CloudEvent<AdmissionEvent> refused(RevisionContent content) {
        return CloudEvent.of(
                "/quota",
                Cases.NOW,
                content.account().id(),
                new ApplicationRefused(
                        new SignatureId(1),
                        1,
                        content.summary(),
                        List.of(),
                        Cases.NOW,
                        50,
                        50,
                        content.application(),
                        content.account()));
    }

    /** A picture of which only the file is known. */
    private static SubmittedImage file(String sha256) {
        return SubmittedImage.of(sha256, null);
    }

    /** One with these certificates, all of which show the same pixels. */
    private static RevisionContent showing(AccountId account, String pixels, String likeness, String... files) {
        var images = Stream.of(files)
                .map(file -> new ImageFingerprint(file, pixels, likeness, false))
                .toList();
        var plain = content(account, false, files[0], files[files.length - 1]);
        return new RevisionContent(plain.application(), plain.account(), plain.submittedAt(), images, null);
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
            return images.sightings(file(digest), applicant);
        }
    }

    @Test
    void aDecisionReadsNoStore() {
        var failing = new FailingStore();
        var loaded = new ImageSightings(failing, new InMemoryLikenesses());

        try (var _ = loaded.load(List.of(admitted(content(ACME, false, "a", "b"))))) {
            failing.fails = true;

            assertThat(loaded.sightings(file("a"), ACME)).isEmpty();
            assertThatThrownBy(() -> loaded.sightings(file("c"), ACME)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void imagesOfARefusedApplicationAreLoadedAndNotRecorded() {
        var content = content(ACME, false, "a", "b");

        try (var _ = images.load(List.of(refused(content)))) {
            assertThat(images.sightings(file("a"), ACME)).isEmpty();
            assertThat(images.resemblances(file("b"), ACME)).isEmpty();
        }

        assertThat(store.find(List.of("a", "b"))).isEmpty();
    }

    @Test
    void aStoreThatFailsWhileImagesAreLoadedFailsTheBatch() {
        var failing = new FailingStore();
        failing.fails = true;

        assertThatThrownBy(() -> new ImageSightings(failing, new InMemoryLikenesses())
                        .load(List.of(admitted(content(ACME, false, "a", "b")))))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void anImageStaysLoadedUntilTheLastBatchThatNeedsItIsClosed() {
        var first = images.load(List.of(admitted(content(ACME, false, "a", "b"))));
        var second = images.load(List.of(admitted(content(OTHER, false, "a", "c"))));

        first.close();

        assertThat(images.sightings(file("a"), OTHER)).containsExactly(new Sighting("a", ACME, false));
        second.close();
        assertThatThrownBy(() -> images.sightings(file("a"), OTHER)).isInstanceOf(IllegalStateException.class);
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

        images.forged(new Forgery(content(ACME, false, "a", "b"), List.of()));

        assertThat(sightings("a", ACME)).containsExactly(new Sighting("a", ACME, true));
        assertThat(sightings("a", OTHER)).containsExactly(new Sighting("a", ACME, true));
    }

    @Test
    void anotherInstanceKnowsItFromTheStore() {
        images.forged(new Forgery(content(ACME, false, "a", "b"), List.of()));

        assertThat(sightings(new ImageSightings(store, likenesses), "b", OTHER))
                .containsExactly(new Sighting("b", ACME, true));
    }

    @Test
    void accountsForTryingOutLeaveNoTrace() {
        noted(List.of(admitted(content(OTHER, true, "a", "b"))));
        images.forged(new Forgery(content(OTHER, true, "a", "b"), List.of()));

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
            images.forged(new Forgery(content(new AccountId("account-" + i), false, "a", "b"), List.of()));
        }

        var known = store.find(List.of("a")).getFirst();
        assertThat(known.forged()).hasSize(SightedImage.MAX_ACCOUNTS).contains(new AccountId("account-50"));
        assertThat(sightings("a", ACME)).hasSize(2 * SightedImage.MAX_ACCOUNTS);
    }

    @Test
    void whatIsKnownIsNotWrittenAgain() {
        var quiet = new ImageSightings(
                new ImageSightingStore() {
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
                },
                new InMemoryLikenesses());

        quiet.load(List.of(admitted(content(ACME, false, "a", "b")), Cases.deletion(Cases.S1)))
                .close();

        assertThat(sightings(quiet, "a", ACME)).isEmpty();
    }

    @Test
    void anotherFileOfTheSamePixelsIsTheSamePicture() {
        noted(List.of(admitted(showing(OTHER, "pixels", HASH, "a"))));
        var again = showing(ACME, "pixels", HASH, "b");

        try (var _ = images.load(List.of(admitted(again)))) {
            assertThat(others.of(again).sightings("b", ACME)).containsExactly(new Sighting("b", OTHER, false));
            assertThat(others.of(again).resemblances("b", ACME)).isEmpty();
        }
        assertThat(store.find(List.of("a", "b"))).isEmpty();
    }

    private static final ImageFingerprint ANSWERED = new ImageFingerprint("answered", "pixels", HASH, false);

    private static CloudEvent<AdmissionEvent> answered(AccountId account, List<ImageFingerprint> images) {
        return CloudEvent.of(
                "/quota",
                Cases.NOW,
                account,
                new InformationRelayed(new SignatureId(1), 1, 1, "Ours.", List.of("answered"), Cases.NOW, images));
    }

    @Test
    void aPictureThatCameWithAnAnswerIsSeenAsOneThatCameWithAnApplication() {
        noted(List.of(answered(OTHER, List.of(ANSWERED))));
        var again = showing(ACME, "pixels", HASH, "b");
        var like = showing(ACME, "other pixels", different(Likeness.MAX_DISTANCE), "c");

        try (var _ = images.load(List.of(admitted(again), admitted(like)))) {
            assertThat(others.of(again).sightings("b", ACME)).containsExactly(new Sighting("b", OTHER, false));
            assertThat(others.of(again).sightings("b", OTHER)).containsExactly(new Sighting("b", ACME, false));
            assertThat(others.of(like).resemblances("c", ACME))
                    .containsExactly(new Resemblance("c", OTHER, Likeness.MAX_DISTANCE));
        }
    }

    @Test
    void anAnswerAndAnApplicationInOneBatchSeeEachOther() {
        var again = showing(ACME, "pixels", HASH, "b");

        try (var _ = images.load(List.of(answered(OTHER, List.of(ANSWERED)), admitted(again)))) {
            assertThat(others.of(again).sightings("b", ACME)).containsExactly(new Sighting("b", OTHER, false));
        }
    }

    @Test
    void anAnswerWithoutFingerprintsLeavesNoTrace() {
        noted(List.of(answered(OTHER, List.of())));

        assertThat(store.find(List.of("answered", "pixels"))).isEmpty();
    }

    @Test
    void picturesOfAnAnswerToAForgedApplicationAreForgedToo() {
        images.forged(new Forgery(content(OTHER, false, "a", "b"), List.of(ANSWERED)));
        var again = showing(ACME, "pixels", HASH, "c");

        try (var _ = images.load(List.of(admitted(again)))) {
            assertThat(others.of(again).sightings("c", ACME)).containsExactly(new Sighting("c", OTHER, true));
        }
    }

    @Test
    void aForgeryIsRememberedByItsPixels() {
        images.forged(new Forgery(showing(OTHER, "pixels", HASH, "a"), List.of()));
        var again = showing(ACME, "pixels", HASH, "b");

        try (var _ = images.load(List.of(admitted(again)))) {
            assertThat(others.of(again).sightings("b", ACME)).containsExactly(new Sighting("b", OTHER, true));
        }
    }

    @Test
    void whatOnlyLooksAlikeIsAResemblanceAndNoSighting() {
        noted(List.of(
                admitted(showing(OTHER, "pixels", HASH, "a")),
                admitted(showing(ACME, "own", HASH, "c")),
                admitted(showing(new AccountId("far"), "far", different(Likeness.MAX_DISTANCE + 1), "d"))));
        var like = showing(ACME, "other pixels", different(Likeness.MAX_DISTANCE), "b");

        try (var _ = images.load(List.of(admitted(like)))) {
            assertThat(others.of(like).sightings("b", ACME)).isEmpty();
            assertThat(others.of(like).resemblances("b", ACME))
                    .contains(new Resemblance("b", OTHER, Likeness.MAX_DISTANCE))
                    .noneMatch(found -> found.account().equals(ACME));
        }
    }

    @Test
    void blankPicturesAreBlankAndResembleNothing() {
        var plain = content(ACME, false, "a", "a");
        var blank = new RevisionContent(
                plain.application(),
                plain.account(),
                plain.submittedAt(),
                List.of(new ImageFingerprint("a", "white", null, true)),
                null);

        try (var _ = images.load(List.of(admitted(blank)))) {
            assertThat(others.of(blank).isBlank("a")).isTrue();
            assertThat(others.of(blank).isBlank("b")).isFalse();
            assertThat(others.of(blank).resemblances("a", ACME)).isEmpty();
        }
    }

    /** So many bits from {@link #HASH}, each in another band but for the last. */
    private static String different(int bits) {
        var value = new BigInteger(HASH, 16);
        for (int i = 0; i < bits; i++) {
            value = value.flipBit(i);
        }
        return "%064x".formatted(value);
    }

    @Test
    void twoHashesWithinTheDistanceHaveABandInCommon() {
        var random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            var value = new BigInteger(Likeness.BITS, random);
            var other = value;
            for (int i = 0; i < Likeness.MAX_DISTANCE; i++) {
                other = other.flipBit(random.nextInt(Likeness.BITS));
            }
            var one = new Likeness("%064x".formatted(value));
            var two = new Likeness("%064x".formatted(other));

            assertThat(one.distance(two)).isLessThanOrEqualTo(Likeness.MAX_DISTANCE);
            assertThat(one.bands()).containsAnyElementsOf(two.bands());
        }
    }
}
