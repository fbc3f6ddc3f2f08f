package io.countersign.review.domain.image;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keeps bands of perceptual hashes in memory. */
public final class InMemoryLikenesses implements LikenessStore {

    private final Map<String, LikenessBand> bands = new ConcurrentHashMap<>();

    @Override
    public List<LikenessBand> find(Collection<String> wanted) {
        return wanted.stream()
                .flatMap(band -> Stream.ofNullable(bands.get(band)))
                .toList();
    }

    @Override
    public void add(Collection<LikenessBand> more) {
        more.forEach(band -> bands.merge(band.band(), band, LikenessBand::plus));
    }
}
