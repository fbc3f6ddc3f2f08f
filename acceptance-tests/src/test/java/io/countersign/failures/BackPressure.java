package io.countersign.failures;

import com.mongodb.client.MongoClients;
import io.countersign.acceptance.Forms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;

/** Applications in bursts that don't ask how the service is. */
final class BackPressure {

    /** What intake lets in at once here, where it is small. */
    static final int IN_FLIGHT = 32;

    private static final int WRITES = 40;
    private static final int TIMES = 10;
    /** Many at once, twice a second: more than intake lets in, however quick the machine is. */
    private static final int BURST = 100;

    private static final Duration NORMAL_LATENCY = Duration.ofSeconds(3);
    private static final Duration SLOW = Duration.ofSeconds(12);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** What each request is slower by at least; a tenfold of nearly nothing would not be felt. */
    private static final Duration FELT = Duration.ofMillis(50);

    private final Installation installation;
    private final ClientLoad load;
    private final ConfirmedCommands confirmed;
    private final AtomicInteger names = new AtomicInteger(100_000);

    BackPressure(Installation installation, ClientLoad load, ConfirmedCommands confirmed) {
        this.installation = installation;
        this.load = load;
        this.confirmed = confirmed;
    }

    /** What became of the requests; {@code other} is neither a 202 nor a refusal for now. */
    record Outcome(AtomicInteger confirmed, AtomicInteger shed, ConcurrentLinkedQueue<String> other) {

        Outcome() {
            this(new AtomicInteger(), new AtomicInteger(), new ConcurrentLinkedQueue<>());
        }
    }

    /**
     * With the store as it is, and at least ten times slower.
     *
     * @param live before, by service: kilobytes that are reachable
     * @param most the most of each while the store was slow
     */
    record Comparison(
            Duration write,
            Duration slowWrite,
            Outcome usual,
            Outcome slow,
            Map<Service, Long> live,
            Map<Service, Long> most) {

        @Override
        public String toString() {
            return "a write took %d µs, then %d µs; of the applications %d were taken and %d shed, then %d and %d; live kB %s, then at most %s"
                    .formatted(
                            write.toNanos() / 1_000,
                            slowWrite.toNanos() / 1_000,
                            usual.confirmed().get(),
                            usual.shed().get(),
                            slow.confirmed().get(),
                            slow.shed().get(),
                            live,
                            most);
        }
    }

    Comparison compare(StoreProxy proxy) {
        var usual = offer(NORMAL_LATENCY);
        var live = live();
        var write = write(proxy);
        var tenfold = write.multipliedBy(TIMES - 1);
        proxy.delay(tenfold.compareTo(FELT) > 0 ? tenfold : FELT);
        var most = new EnumMap<Service, Long>(Service.class);
        var slow = offerAnd(SLOW, () -> live().forEach((service, found) -> most.merge(service, found, Math::max)));
        var slowWrite = write(proxy);
        proxy.heal();
        return new Comparison(write, slowWrite, usual, slow, live, most);
    }

    /** @param meanwhile what is done as long as some are on their way */
    private Outcome offerAnd(Duration length, Runnable meanwhile) {
        var offering = CompletableFuture.supplyAsync(() -> offer(length), Thread::startVirtualThread);
        while (!offering.isDone()) {
            Pause.of(BETWEEN);
            meanwhile.run();
        }
        return offering.join();
    }

    /** Each is sent once: whoever is turned away stays away. */
    private Outcome offer(Duration length) {
        var outcome = new Outcome();
        var requests = new ArrayList<Thread>();
        long start = System.nanoTime();
        for (int burst = 0; burst < length.dividedBy(BETWEEN); burst++) {
            Pause.of(Duration.ofNanos(start + burst * BETWEEN.toNanos() - System.nanoTime()));
            IntStream.range(0, BURST)
                    .mapToObj(_ -> Thread.startVirtualThread(() -> submit(outcome)))
                    .forEach(requests::add);
        }
        requests.forEach(BackPressure::join);
        return outcome;
    }

    private void submit(Outcome outcome) {
        var reply = load.client().once(submission(), 0).orElse(null);
        if (reply != null && reply.status() == 202) {
            confirmed.submitted(reply);
            outcome.confirmed().incrementAndGet();
        } else if (reply != null && reply.isTransient()) {
            outcome.shed().incrementAndGet();
        } else {
            outcome.other().add(String.valueOf(reply));
        }
    }

    private RepeatableRequest submission() {
        int number = names.incrementAndGet();
        var account = load.accounts().get(number % load.accounts().size());
        return RepeatableRequest.of("POST", "/v1/applications", account.token())
                .with(Forms.rejectedByRules(Forms.brand(number)));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The median time of a write, the way that services go. */
    private Duration write(StoreProxy proxy) {
        try (var client = MongoClients.create(installation.servers().uriThrough(proxy.port()))) {
            var collection = client.getDatabase(installation.connection().prefix() + "failures")
                    .getCollection("writes");
            var times = IntStream.range(0, WRITES)
                    .mapToObj(_ -> {
                        long start = System.nanoTime();
                        collection.insertOne(new Document());
                        return Duration.ofNanos(System.nanoTime() - start);
                    })
                    .sorted()
                    .toList();
            return times.get(WRITES / 2);
        }
    }

    /** What is reachable on each service's heap. */
    private Map<Service, Long> live() {
        var live = new EnumMap<Service, Long>(Service.class);
        Service.ALL.forEach(
                service -> live.put(service, live(installation.of(service).getFirst())));
        return live;
    }

    /** The histogram begins with a collection and ends with a sum. */
    private static long live(Instance instance) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var histogram =
                    new ProcessBuilder(jcmd, String.valueOf(instance.node().pid()), "GC.class_histogram").start();
            try (var lines = histogram.inputReader()) {
                var sum = lines.lines().reduce("", (_, line) -> line);
                return Long.parseLong(sum.substring(sum.lastIndexOf(' ') + 1)) / 1_024;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
