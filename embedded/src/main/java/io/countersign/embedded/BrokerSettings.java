package io.countersign.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a small broker that keeps all records and recovers quickly from a kill. */
record BrokerSettings(Path log, int port, int controllerPort) {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    Map<String, String> with(Map<String, String> extra) {
        var all = new HashMap<String, String>();
        all.putAll(network());
        all.putAll(SINGLE_NODE);
        all.putAll(SMALL_FOOTPRINT);
        all.putAll(FAST_RECOVERY);
        all.put("log.dirs", log.toString());
        all.putAll(extra);
        return all;
    }

    private Map<String, String> network() {
        var listeners = "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                "listeners",
                listeners,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                "PLAINTEXT",
                "controller.quorum.voters",
                NODE_ID + "@127.0.0.1:" + controllerPort);
    }

    private static final Map<String, String> SINGLE_NODE = Map.of(
            "auto.create.topics.enable", "false",
            "default.replication.factor", "1",
            "min.insync.replicas", "1",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "log.retention.ms", "-1",
            "metadata.max.idle.interval.ms", "0");

    private static final Map<String, String> SMALL_FOOTPRINT = Map.of(
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.num.partitions", "4",
            "log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20),
            "log.segment.bytes", String.valueOf(64 << 20),
            "log.index.size.max.bytes", String.valueOf(1 << 20),
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "2",
            "metric.reporters", "");

    /** The broker's previous session, and those of consumers killed with it, must expire before the next ones start. */
    private static final Map<String, String> FAST_RECOVERY = Map.of(
            "broker.session.timeout.ms", "4000",
            "broker.heartbeat.interval.ms", "1000",
            "group.initial.rebalance.delay.ms", "0",
            "group.min.session.timeout.ms", "1000",
            "group.consumer.min.session.timeout.ms", "1000",
            "group.consumer.session.timeout.ms", "6000",
            "group.consumer.min.heartbeat.interval.ms", "500",
            "group.consumer.heartbeat.interval.ms", "1000",
            "controller.quorum.election.timeout.ms", "200",
            "controlled.shutdown.enable", "false");
}
