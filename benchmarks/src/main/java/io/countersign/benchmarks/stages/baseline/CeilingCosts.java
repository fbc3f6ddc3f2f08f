package io.countersign.benchmarks.stages.baseline;

import io.countersign.benchmarks.raw.StoreCeiling;
import io.countersign.benchmarks.raw.TopicCeiling;
import io.countersign.benchmarks.workload.ApplicationGenerator;
import io.countersign.contracts.events.Topics;
import java.util.List;

/**
 * The time of each hop without services, on the records and documents of the run. {@code cost-model.md} lists the
 * operations per application.
 */
public final class CeilingCosts {

    private static final double REVIEWED = 0.3;
    private static final double WITH_DOCUMENTS = 0.7;

    /** @param readers the number of consumer groups */
    private record Hop(String topic, int readers) {}

    private static final List<Hop> HOPS = List.of(
            new Hop(Topics.APPLICATIONS, 2),
            new Hop(Topics.ADMISSIONS, 2),
            new Hop(Topics.DECISIONS, 5),
            new Hop(Topics.NOTICES, 1),
            new Hop(Topics.SIGNATURES, 2));

    /** The operations on a collection per application. */
    private record CollectionCost(String database, String collection, double inserts, double replaces, double reads) {}

    private static final List<CollectionCost> COLLECTIONS = List.of(
            new CollectionCost("intake", "accounts", 0, 0, 1),
            new CollectionCost("intake", "certificates", 0, 0, WITH_DOCUMENTS),
            new CollectionCost("intake", "views", 1, 3 + REVIEWED, 0),
            new CollectionCost("quota", "ledgers", 0, 2, 2),
            new CollectionCost("review", "cases", 1, 3 * REVIEWED, 1 + 2 * REVIEWED),
            new CollectionCost("review", "pictures", 0, WITH_DOCUMENTS, WITH_DOCUMENTS),
            new CollectionCost("notification", "notices", 1, 0, 0),
            new CollectionCost("notification", "feeds", 0, 1, 1));

    private final BenchmarkContext context;
    private final BaselineRun baseline;
    private final TopicCeiling topics;
    private final StoreCeiling store;

    public CeilingCosts(BenchmarkContext context, BaselineRun baseline, TopicCeiling topics, StoreCeiling store) {
        this.context = context;
        this.baseline = baseline;
        this.topics = topics;
        this.store = store;
    }

    public IdealRate measure(int round) {
        var ideal = new IdealRate();
        ideal.add(
                "HTTP and record (baseline endpoint)",
                1,
                baseline.submit(context.seconds(4)).perSecond());
        ideal.add(
                "HTTP alone, a reviewer's two requests",
                2 * REVIEWED,
                baseline.claims(context.seconds(3)).perSecond());
        double applications = topics.count(topic(Topics.APPLICATIONS));
        for (var hop : HOPS) {
            addTopic(ideal, hop, applications, round);
        }
        for (var cost : COLLECTIONS) {
            addCollection(ideal, cost);
        }
        return ideal;
    }

    private void addTopic(IdealRate ideal, Hop hop, double applications, int round) {
        var ceiling =
                topics.measure(topic(hop.topic()), topic("raw-" + round + "-" + hop.topic()), context.seconds(1.5));
        double records = hop.topic().equals(Topics.SIGNATURES)
                ? ApplicationGenerator.APPROVED
                : topics.count(topic(hop.topic())) / applications;
        // Applications are produced within the baseline endpoint's figure.
        double produced = hop.topic().equals(Topics.APPLICATIONS) ? 0 : records;
        ideal.add("produce " + hop.topic(), produced, ceiling.produced());
        ideal.add("consume " + hop.topic(), records * hop.readers(), ceiling.consumed());
    }

    private void addCollection(IdealRate ideal, CollectionCost cost) {
        var ceiling =
                store.measure(context.deployment().prefix() + "countersign_" + cost.database(), cost.collection());
        ideal.add("insert " + cost.collection(), cost.inserts(), ceiling.inserted());
        ideal.add("replace " + cost.collection(), cost.replaces(), ceiling.replaced());
        ideal.add("read " + cost.collection(), cost.reads(), ceiling.read());
    }

    private String topic(String name) {
        return context.deployment().topic(name);
    }
}
