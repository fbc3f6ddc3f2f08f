package io.countersign.benchmarks.comparison.measurement;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.comparison.side.Side;
import io.countersign.benchmarks.load.LoadGenerator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long a page of a platform's signatures takes, along the list from the newest one. */
final class PageLatency implements Measurement {

    private static final int PAGE = 50;
    private static final int WRITERS = 128;
    /** After this many pages the list is read from its beginning again. */
    private static final int MAX_PAGES = 20;

    private static final Duration WRITE_WINDOW = Duration.ofSeconds(1);

    private final Duration window;
    private final int signatures;

    PageLatency(ComparisonSettings settings, int signatures) {
        this.window = settings.seconds(10);
        this.signatures = signatures;
    }

    @Override
    public String name() {
        return "page of %d of %,d signatures".formatted(PAGE, signatures);
    }

    /** Applications stay pending, as only intake runs. Each submission of the first platform adds one to its list. */
    @Override
    public void prepare(Side side) {
        while (side.listed() < signatures) {
            var added = new AtomicLong();
            int missing = signatures - side.listed();
            var result = LoadGenerator.closed(
                    WRITERS,
                    WRITE_WINDOW,
                    () -> added.getAndIncrement() < missing
                            ? side.client().send(side.applications().nextOfFirstPlatform())
                            : Mono.delay(Duration.ofMillis(10)).then(Mono.empty()));
            side.addListed((int) result.succeeded());
        }
    }

    @Override
    public boolean leavesOldDocuments() {
        return false;
    }

    @Override
    public List<Reading> measure(Side side) {
        var cursor = new AtomicReference<@Nullable String>();
        var pages = new AtomicLong();
        var result = LoadGenerator.closed(
                1,
                window,
                () -> side.client()
                        .send(side.applications().pageOfFirstPlatform(PAGE, cursor.get()))
                        .doOnNext(reply -> {
                            var page = JsonMapper.shared().readTree(reply.body());
                            cursor.set(pages.incrementAndGet() % MAX_PAGES == 0 ? null : next(page));
                        }));
        if (result.failed() > 0) {
            throw new IllegalStateException(side.label() + ": " + result.failed() + " pages failed");
        }
        return List.of(
                new Reading(name() + ", p50", "ms", result.latency().getValueAtPercentile(50) / 1_000.0),
                new Reading(name() + ", p99", "ms", result.latency().getValueAtPercentile(99) / 1_000.0));
    }

    private static @Nullable String next(JsonNode page) {
        return page.path("next").isString() ? page.path("next").stringValue() : null;
    }
}
