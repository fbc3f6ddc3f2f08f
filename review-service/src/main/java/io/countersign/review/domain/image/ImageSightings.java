package io.countersign.review.domain.image;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.review.domain.revision.Forgery;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.rules.context.Resemblance;
import io.countersign.rules.context.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Where images were seen. The images of a batch are recorded and loaded before its applications are evaluated, so that no
 * decision reads the store: a store that fails makes the batch fail, and the batch is tried again. A forgery is recorded
 * before its verdict is written. After a crash in between both are recorded again, which changes nothing. Test accounts are
 * not recorded.
 */
public final class ImageSightings {

    private final ImageSightingStore store;
    private final SimilarImages similar;
    private final Map<String, LoadedImage> loaded = new ConcurrentHashMap<>();

    public ImageSightings(ImageSightingStore store, LikenessStore likenesses) {
        this.store = store;
        this.similar = new SimilarImages(likenesses);
    }

    /** An image that so many batches in progress have loaded. */
    private record LoadedImage(SightedImage image, Set<LikenessBand.Picture> similar, int batches) {

        LoadedImage plus(LoadedImage more) {
            var all = new TreeSet<>(similar);
            all.addAll(more.similar);
            return new LoadedImage(image.plus(more.image), all, batches + more.batches);
        }

        LoadedImage withBatches(int number) {
            return new LoadedImage(image, similar, number);
        }
    }

    /** The images of one batch, until it is closed. */
    public final class LoadedImages implements AutoCloseable {

        private final Set<String> keys;

        private LoadedImages(Set<String> keys) {
            this.keys = keys;
        }

        @Override
        public void close() {
            keys.forEach(key -> loaded.computeIfPresent(
                    key, (_, image) -> image.batches() == 1 ? null : image.withBatches(image.batches() - 1)));
        }
    }

    /**
     * Records that the images of what quota admitted and of answers to questions were seen, and loads what is known of them
     * and of the images of what quota refused for as long as the result is open: the rules are asked about applications.
     */
    public LoadedImages load(Collection<CloudEvent<AdmissionEvent>> admissions) {
        var candidates = new ArrayList<SimilarImages.Candidate>();
        var here = new TreeMap<String, SightedImage>();
        for (var admission : admissions) {
            var images = imagesOf(admission.data());
            var test = isTest(admission.data());
            images.forEach(image -> candidates.add(new SimilarImages.Candidate(image, admission.accountid(), test)));
            if (!test && !(admission.data() instanceof ApplicationRefused)) {
                seen(admission.accountid(), images, Set.of(), here);
            }
        }
        var keys = candidates.stream()
                .map(candidate -> candidate.image().key())
                .collect(Collectors.toCollection(TreeSet::new));
        var known = record(keys, here);
        var alike = similar.load(candidates);
        keys.forEach(key -> loaded.merge(
                key,
                new LoadedImage(
                        known.getOrDefault(key, SightedImage.unknown(key)), alike.getOrDefault(key, Set.of()), 1),
                LoadedImage::plus));
        return new LoadedImages(keys);
    }

    /** None for an event without pictures. */
    private static List<SubmittedImage> imagesOf(AdmissionEvent event) {
        return switch (event) {
            case ApplicationAdmitted admitted -> SubmittedImage.in(RevisionContent.of(admitted));
            case ApplicationRefused refused -> {
                var content = RevisionContent.of(refused);
                yield content == null ? List.of() : SubmittedImage.in(content);
            }
            case InformationRelayed relayed -> SubmittedImage.in(relayed.images());
            case WithdrawalRelayed _, DeletionRelayed _, AdmissionQuestioned _, LimitChanged _ -> List.of();
        };
    }

    /** Answers of test accounts come without pictures. */
    private static boolean isTest(AdmissionEvent event) {
        return switch (event) {
            case ApplicationAdmitted admitted -> admitted.account().test();
            case ApplicationRefused refused ->
                refused.account() != null && refused.account().test();
            case InformationRelayed _, WithdrawalRelayed _, DeletionRelayed _, AdmissionQuestioned _, LimitChanged _ ->
                false;
        };
    }

    /** A reviewer found these certificates forged. */
    public void forged(Forgery forgery) {
        var account = forgery.content().account();
        if (account.test()) {
            return;
        }
        var here = new TreeMap<String, SightedImage>();
        seen(account.id(), SubmittedImage.in(forgery.content()), Set.of(account.id()), here);
        seen(account.id(), SubmittedImage.in(forgery.answers()), Set.of(account.id()), here);
        var _ = record(here.keySet(), here);
    }

    private static void seen(
            AccountId account, List<SubmittedImage> images, Set<AccountId> forgers, Map<String, SightedImage> sighted) {
        images.forEach(image -> sighted.merge(
                image.key(), new SightedImage(image.key(), Set.of(account), forgers), SightedImage::plus));
    }

    /** Returns what is known afterwards. */
    private Map<String, SightedImage> record(Set<String> keys, Map<String, SightedImage> here) {
        var known = find(keys);
        var news = here.values().stream()
                .filter(image -> !image.isWithin(known.getOrDefault(image.key(), SightedImage.unknown(image.key()))))
                .toList();
        if (!news.isEmpty()) {
            store.add(news);
        }
        here.forEach((key, image) -> known.merge(key, image, SightedImage::plus));
        return known;
    }

    private Map<String, SightedImage> find(Set<String> keys) {
        var known = new TreeMap<String, SightedImage>();
        if (!keys.isEmpty()) {
            store.find(keys).forEach(image -> known.put(image.key(), image));
        }
        return known;
    }

    /**
     * Other accounts that sent it, and every account that was found to have forged it.
     *
     * @throws IllegalStateException if no open batch has loaded it
     */
    public List<Sighting> sightings(SubmittedImage submitted, AccountId applicant) {
        var image = loaded(submitted).image();
        var accounts = new TreeSet<>(image.seen());
        accounts.remove(applicant);
        accounts.addAll(image.forged());
        return accounts.stream()
                .map(account ->
                        new Sighting(submitted.sha256(), account, image.forged().contains(account)))
                .toList();
    }

    /**
     * Other accounts' pictures that look much like it, the closest first.
     *
     * @throws IllegalStateException if no open batch has loaded it
     */
    public List<Resemblance> resemblances(SubmittedImage submitted, AccountId applicant) {
        return SimilarImages.resemblances(submitted, loaded(submitted).similar(), applicant);
    }

    private LoadedImage loaded(SubmittedImage submitted) {
        var image = loaded.get(submitted.key());
        if (image == null) {
            throw new IllegalStateException("the image was not loaded before the decision");
        }
        return image;
    }
}
