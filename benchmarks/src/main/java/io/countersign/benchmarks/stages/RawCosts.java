package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.raw.RawStore;
import io.countersign.benchmarks.raw.RawTopics;
import io.countersign.benchmarks.work.Applications;
import io.countersign.contracts.Topics;
import java.util.List;

/**
 * What each hop of an application costs raw, on the records and documents that the run itself has left.
 *
 * <p>How often each is done follows from the architecture: see the module's README.
 */
final class RawCosts {

    private static final double REVIEWED = 0.3;
    private static final double WITH_PAPERS = 0.7;

    /** @param readers groups that read it */
    private record Hop(String topic, int readers) {}

    private static final List<Hop> HOPS = List.of(
            new Hop(Topics.APPLICATIONS, 2),
            new Hop(Topics.ADMISSIONS, 2),
            new Hop(Topics.DECISIONS, 5),
            new Hop(Topics.NOTICES, 1),
            new Hop(Topics.SIGNATURES, 2));

    /** How often a document of the collection is inserted, replaced and read for one application. */
    private record Kept(String database, String collection, double inserts, double replaces, double reads) {}

    private static final List<Kept> KEPT = List.of(
            new Kept("intake", "accounts", 0, 0, 1),
            new Kept("intake", "certificates", 0, 0, WITH_PAPERS),
            new Kept("intake", "views", 1, 3 + REVIEWED, 0),
            new Kept("quota", "ledgers", 0, 2, 2),
            new Kept("review", "cases", 1, 3 * REVIEWED, 1 + 2 * REVIEWED),
            new Kept("review", "pictures", 0, WITH_PAPERS, WITH_PAPERS),
            new Kept("notification", "notices", 1, 0, 0),
            new Kept("notification", "feeds", 0, 1, 1));

    private final Bench bench;
    private final BareRun bare;
    private final RawTopics topics;
    private final RawStore store;

    RawCosts(Bench bench, BareRun bare, RawTopics topics, RawStore store) {
        this.bench = bench;
        this.bare = bare;
        this.topics = topics;
        this.store = store;
    }

    Ideal measure(int round) {
        var ideal = new Ideal();
        ideal.add(
                "HTTP and record (bare endpoint)",
                1,
                bare.submit(bench.seconds(4)).perSecond());
        ideal.add(
                "HTTP alone, a reviewer's two requests",
                2 * REVIEWED,
                bare.claims(bench.seconds(3)).perSecond());
        double applications = topics.count(topic(Topics.APPLICATIONS));
        for (var hop : HOPS) {
            addTopic(ideal, hop, applications, round);
        }
        for (var kept : KEPT) {
            addCollection(ideal, kept);
        }
        return ideal;
    }

    private void addTopic(Ideal ideal, Hop hop, double applications, int round) {
        var ceiling = topics.measure(topic(hop.topic()), topic("raw-" + round + "-" + hop.topic()), bench.seconds(1.5));
        double records = hop.topic().equals(Topics.SIGNATURES)
                ? Applications.APPROVED
                : topics.count(topic(hop.topic())) / applications;
        // Applications are produced within the bare endpoint's figure.
        double produced = hop.topic().equals(Topics.APPLICATIONS) ? 0 : records;
        ideal.add("produce " + hop.topic(), produced, ceiling.produced());
        ideal.add("consume " + hop.topic(), records * hop.readers(), ceiling.consumed());
    }

    private void addCollection(Ideal ideal, Kept kept) {
        var ceiling = store.measure(bench.deployment().prefix() + "countersign_" + kept.database(), kept.collection());
        ideal.add("insert " + kept.collection(), kept.inserts(), ceiling.inserted());
        ideal.add("replace " + kept.collection(), kept.replaces(), ceiling.replaced());
        ideal.add("read " + kept.collection(), kept.reads(), ceiling.read());
    }

    private String topic(String name) {
        return bench.deployment().topic(name);
    }
}
