package io.countersign.review.domain.image;

import io.countersign.contracts.AccountId;
import io.countersign.rules.context.Resemblance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records the perceptual hashes of a batch's pictures, and finds what is like them, with one read and at most one write. */
final class SimilarImages {

    private final LikenessStore store;

    SimilarImages(LikenessStore store) {
        this.store = store;
    }

    /** A picture of the batch; one of a test account is looked up and not recorded. */
    record Candidate(SubmittedImage image, AccountId account, boolean test) {}

    /** What resembles each picture, by its key, without the picture itself. */
    Map<String, Set<LikenessBand.Picture>> load(Collection<Candidate> candidates) {
        var known = new TreeMap<String, LikenessBand>();
        var here = new TreeMap<String, LikenessBand>();
        var hashes = new TreeMap<String, Likeness>();
        for (var candidate : candidates) {
            var likeness = candidate.image().likeness();
            if (likeness != null) {
                hashes.put(candidate.image().key(), likeness);
                collect(candidate, likeness, known, here);
            }
        }
        if (!known.isEmpty()) {
            store.find(known.keySet()).forEach(band -> known.put(band.band(), band));
            record(here, known);
        }
        var similar = new TreeMap<String, Set<LikenessBand.Picture>>();
        hashes.forEach((key, likeness) -> similar.put(key, similar(key, likeness, known)));
        return similar;
    }

    private static void collect(
            Candidate candidate, Likeness likeness, Map<String, LikenessBand> wanted, Map<String, LikenessBand> here) {
        var picture = new LikenessBand.Picture(candidate.image().key(), likeness.hex(), candidate.account());
        for (var band : likeness.bands()) {
            wanted.put(band, LikenessBand.unknown(band));
            if (!candidate.test()) {
                here.merge(band, new LikenessBand(band, Set.of(picture)), LikenessBand::plus);
            }
        }
    }

    private void record(Map<String, LikenessBand> here, Map<String, LikenessBand> known) {
        var news = here.values().stream()
                .filter(band -> !band.isWithin(known.getOrDefault(band.band(), LikenessBand.unknown(band.band()))))
                .toList();
        if (!news.isEmpty()) {
            store.add(news);
        }
        here.forEach((name, band) -> known.merge(name, band, LikenessBand::plus));
    }

    private static Set<LikenessBand.Picture> similar(String key, Likeness likeness, Map<String, LikenessBand> known) {
        var similar = new TreeSet<LikenessBand.Picture>();
        for (var band : likeness.bands()) {
            known.getOrDefault(band, LikenessBand.unknown(band)).pictures().stream()
                    .filter(picture -> !picture.key().equals(key) && isAlike(likeness, picture))
                    .forEach(similar::add);
        }
        return similar;
    }

    private static boolean isAlike(Likeness likeness, LikenessBand.Picture picture) {
        var other = Likeness.of(picture.likeness());
        return other != null && likeness.distance(other) <= Likeness.MAX_DISTANCE;
    }

    /** Those of other accounts, the closest of each, the closest first. */
    static List<Resemblance> resemblances(
            SubmittedImage submitted, Set<LikenessBand.Picture> similar, AccountId applicant) {
        var likeness = submitted.likeness();
        if (likeness == null) {
            return List.of();
        }
        var closest = new TreeMap<AccountId, Integer>();
        similar.stream()
                .filter(picture -> !picture.account().equals(applicant))
                .forEach(picture -> closest.merge(
                        picture.account(), likeness.distance(new Likeness(picture.likeness())), Math::min));
        return closest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(other -> new Resemblance(submitted.sha256(), other.getKey(), other.getValue()))
                .toList();
    }
}
