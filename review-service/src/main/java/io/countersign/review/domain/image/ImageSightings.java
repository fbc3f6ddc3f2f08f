package io.countersign.review.domain.image;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.review.domain.cases.RevisionContent;
import io.countersign.rules.context.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where images were seen. The images of a batch are recorded and loaded before its applications are evaluated, so that no
 * decision reads the store: a store that fails makes the batch fail, and the batch is tried again. A forgery is recorded
 * before its verdict is written. After a crash in between both are recorded again, which changes nothing. Test accounts are
 * not recorded.
 */
public final class ImageSightings {

    private final ImageSightingStore store;
    private final Map<String, Pin> pins = new ConcurrentHashMap<>();

    public ImageSightings(ImageSightingStore store) {
        this.store = store;
    }

    /** An image that so many batches in progress have loaded. */
    private record Pin(SightedImage image, int batches) {

        Pin plus(SightedImage more) {
            return new Pin(image.plus(more), batches + 1);
        }
    }

    /** The images of one batch, until it is closed. */
    public final class LoadedImages implements AutoCloseable {

        private final Set<String> digests;

        private LoadedImages(Set<String> digests) {
            this.digests = digests;
        }

        @Override
        public void close() {
            digests.forEach(digest -> pins.computeIfPresent(
                    digest, (_, pin) -> pin.batches() == 1 ? null : new Pin(pin.image(), pin.batches() - 1)));
        }
    }

    /**
     * Records that these applications' images were seen, and loads what is known of them for as long as the result is
     * open.
     */
    public LoadedImages load(Collection<CloudEvent<AdmissionEvent>> admissions) {
        var digests = new TreeSet<String>();
        var here = new TreeMap<String, SightedImage>();
        for (var admission : admissions) {
            if (admission.data() instanceof ApplicationAdmitted admitted) {
                digests.addAll(RevisionContent.of(admitted).pictures());
                seen(RevisionContent.of(admitted), Set.of(), here);
            }
        }
        var known = record(digests, here);
        digests.forEach(digest -> {
            var image = known.getOrDefault(digest, SightedImage.unknown(digest));
            pins.merge(digest, new Pin(image, 1), (pin, _) -> pin.plus(image));
        });
        return new LoadedImages(digests);
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
            content.pictures()
                    .forEach(digest ->
                            images.merge(digest, new SightedImage(digest, account, forgers), SightedImage::plus));
        }
    }

    /** Returns what is known afterwards. */
    private Map<String, SightedImage> record(Set<String> digests, Map<String, SightedImage> here) {
        var known = find(digests);
        var news = here.values().stream()
                .filter(image ->
                        !image.isWithin(known.getOrDefault(image.sha256(), SightedImage.unknown(image.sha256()))))
                .toList();
        if (!news.isEmpty()) {
            store.add(news);
        }
        here.forEach((digest, image) -> known.merge(digest, image, SightedImage::plus));
        return known;
    }

    private Map<String, SightedImage> find(Set<String> digests) {
        var known = new TreeMap<String, SightedImage>();
        if (!digests.isEmpty()) {
            store.find(digests).forEach(image -> known.put(image.sha256(), image));
        }
        return known;
    }

    /**
     * Other accounts that sent it, and every account that was found to have forged it.
     *
     * @throws IllegalStateException if no open batch has loaded it
     */
    public List<Sighting> sightings(String sha256, AccountId applicant) {
        var pin = pins.get(sha256);
        if (pin == null) {
            throw new IllegalStateException("the image was not loaded before the decision");
        }
        var image = pin.image();
        var accounts = new TreeSet<>(image.seen());
        accounts.remove(applicant);
        accounts.addAll(image.forged());
        var sightings = new ArrayList<Sighting>();
        accounts.forEach(account ->
                sightings.add(new Sighting(sha256, account, image.forged().contains(account))));
        return List.copyOf(sightings);
    }
}
