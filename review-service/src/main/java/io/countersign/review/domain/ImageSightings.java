package io.countersign.review.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AdmissionEvent;
import io.countersign.contracts.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.CloudEvent;
import io.countersign.rules.context.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where pictures were seen. Applications are noted before they are judged, and a forgery before its verdict is written:
 * after a crash in between it is noted again, which changes nothing. Accounts for trying out leave no trace.
 */
public final class ImageSightings {

    /** Enough for a reviewer, and a bound for pictures that everybody sends. */
    static final int ENOUGH = 20;

    private static final int REMEMBERED = 20_000;

    private final ImageSightingStore store;
    private final Map<String, SightedImage> recent = new Recent();

    public ImageSightings(ImageSightingStore store) {
        this.store = store;
    }

    /** Reads what is known of these applications' pictures, and adds that they were seen here. */
    public void note(Collection<CloudEvent<AdmissionEvent>> admissions) {
        var here = new TreeMap<String, SightedImage>();
        for (var admission : admissions) {
            if (admission.data() instanceof ApplicationAdmitted admitted) {
                var account = Set.of(admitted.account().id());
                pictures(RevisionContent.of(admitted))
                        .forEach(digest ->
                                here.merge(digest, new SightedImage(digest, account, Set.of()), SightedImage::plus));
            }
        }
        add(here);
    }

    /** A reviewer found the papers of this application forged. */
    public void forged(RevisionContent content) {
        var account = Set.of(content.account().id());
        var here = new TreeMap<String, SightedImage>();
        pictures(content).forEach(digest -> here.put(digest, new SightedImage(digest, account, account)));
        add(here);
    }

    private static Set<String> pictures(RevisionContent content) {
        return content.account().test() ? Set.of() : content.pictures();
    }

    private void add(Map<String, SightedImage> here) {
        if (here.isEmpty()) {
            return;
        }
        var known = find(here.keySet());
        var news = here.values().stream()
                .filter(picture ->
                        isNews(picture, known.getOrDefault(picture.sha256(), SightedImage.unknown(picture.sha256()))))
                .toList();
        if (!news.isEmpty()) {
            store.add(news);
        }
        here.forEach((digest, picture) -> known.merge(digest, picture, SightedImage::plus));
        remember(known);
    }

    private static boolean isNews(SightedImage picture, SightedImage known) {
        return !picture.isWithin(known)
                && (known.seen().size() < ENOUGH || !picture.forged().isEmpty());
    }

    private Map<String, SightedImage> find(Collection<String> digests) {
        var known = new TreeMap<String, SightedImage>();
        store.find(digests).forEach(picture -> known.put(picture.sha256(), picture));
        return known;
    }

    /** Other accounts that sent it, and whoever was found to have forged it. */
    List<Sighting> sightings(String sha256, AccountId applicant) {
        var picture = recall(sha256);
        var accounts = new TreeSet<>(picture.seen());
        accounts.remove(applicant);
        accounts.addAll(picture.forged());
        var sightings = new ArrayList<Sighting>();
        accounts.forEach(account ->
                sightings.add(new Sighting(sha256, account, picture.forged().contains(account))));
        return List.copyOf(sightings);
    }

    private SightedImage recall(String sha256) {
        synchronized (recent) {
            var picture = recent.get(sha256);
            if (picture != null) {
                return picture;
            }
        }
        return find(List.of(sha256)).getOrDefault(sha256, SightedImage.unknown(sha256));
    }

    private void remember(Map<String, SightedImage> known) {
        synchronized (recent) {
            recent.putAll(known);
        }
    }

    /** What was noted a moment ago is asked for now. */
    private static final class Recent extends LinkedHashMap<String, SightedImage> {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SightedImage> eldest) {
            return size() > REMEMBERED;
        }
    }
}
