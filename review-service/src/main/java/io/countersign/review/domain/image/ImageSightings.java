package io.countersign.review.domain.image;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.review.domain.cases.RevisionContent;
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
import org.jspecify.annotations.Nullable;

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
     * Records that the images of what quota admitted were seen, and loads what is known of them and of the images of what
     * quota refused for as long as the result is open: the rules are asked about both.
     */
    public LoadedImages load(Collection<CloudEvent<AdmissionEvent>> admissions) {
        var candidates = new ArrayList<SimilarImages.Candidate>();
        var here = new TreeMap<String, SightedImage>();
        for (var admission : admissions) {
            var content = contentOf(admission.data());
            if (content != null) {
                SubmittedImage.in(content)
                        .forEach(image -> candidates.add(new SimilarImages.Candidate(image, content.account())));
            }
            if (content != null && admission.data() instanceof ApplicationAdmitted) {
                seen(content, Set.of(), here);
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

    /** Null for an event without the content of an application. */
    private static @Nullable RevisionContent contentOf(AdmissionEvent event) {
        return switch (event) {
            case ApplicationAdmitted admitted -> RevisionContent.of(admitted);
            case ApplicationRefused refused -> RevisionContent.of(refused);
            case AdmissionEvent _ -> null;
        };
    }

    /** A reviewer found the papers of this application forged. */
    public void forged(RevisionContent content) {
        var here = new TreeMap<String, SightedImage>();
        seen(content, Set.of(content.account().id()), here);
        var _ = record(here.keySet(), here);
    }

    private static void seen(RevisionContent content, Set<AccountId> forgers, Map<String, SightedImage> images) {
        if (!content.account().test()) {
            var account = Set.of(content.account().id());
            SubmittedImage.in(content)
                    .forEach(image -> images.merge(
                            image.key(), new SightedImage(image.key(), account, forgers), SightedImage::plus));
        }
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
