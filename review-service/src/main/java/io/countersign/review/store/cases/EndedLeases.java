package io.countersign.review.store.cases;

import static java.time.Instant.EPOCH;

import io.countersign.contracts.Region;
import io.countersign.review.store.fields.QueueFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Whether a claim has to look for cases whose lease, hold or assignment has ended: not again within a second of finding
 * none, unless this instance has written one that ends in that second. Those of other instances are found a second later.
 * Cases that were never claimed are not concerned. Thread-safe.
 */
final class EndedLeases {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final String EVERY_REGION = "";

    private final Map<String, Instant> noneUntil = new ConcurrentHashMap<>();

    boolean isNoneKnown(@Nullable Region region, Instant now) {
        return now.isBefore(noneUntil.getOrDefault(key(region), Instant.MIN));
    }

    void found(@Nullable Region region, Instant now, boolean some) {
        if (some) {
            noneUntil.remove(key(region));
        } else {
            noneUntil.put(key(region), now.plus(INTERVAL));
        }
    }

    /** Called before the write, so that no claim that begins after it passes over the case. */
    void written(Document document) {
        var queue = document.get(QueueFields.QUEUE, Document.class);
        var end = queue == null ? EPOCH : queue.get("availableAt", Date.class).toInstant();
        if (end.isAfter(EPOCH)) {
            noneUntil.values().removeIf(end::isBefore);
        }
    }

    private static String key(@Nullable Region region) {
        return region == null ? EVERY_REGION : region.code();
    }
}
