package io.countersign.review.domain.image;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps pictures in memory. */
public final class InMemoryPictures implements ImageSightingStore {

    private final Map<String, SightedImage> pictures = new ConcurrentHashMap<>();

    @Override
    public List<SightedImage> find(Collection<String> digests) {
        return digests.stream()
                .map(digest -> Optional.ofNullable(pictures.get(digest)))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void add(Collection<SightedImage> more) {
        more.forEach(picture -> pictures.merge(picture.key(), picture, SightedImage::plus));
    }
}
