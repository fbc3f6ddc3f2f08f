package io.countersign.standalone;

import io.countersign.embedded.EmbeddedBroker;
import io.countersign.embedded.EmbeddedStore;
import io.countersign.issuer.Issuer;
import io.countersign.issuer.IssuerSettings;
import java.util.List;
import java.util.stream.Stream;

/** Starts everything, as much at the same time as there is to gain. */
final class Assembly {

    private final CommandLine line;
    private final Ports ports;
    private final DataDirectory data;
    private final Demo demo;
    private final Closing closing;
    private final Progress progress;

    Assembly(CommandLine line, Ports ports, DataDirectory data, Demo demo, Closing closing, Progress progress) {
        this.line = line;
        this.ports = ports;
        this.data = data;
        this.demo = demo;
        this.closing = closing;
        this.progress = progress;
    }

    /** Returns when every context runs; readiness is for the caller to wait for. */
    Servers start() {
        var servers = new Servers(
                ports,
                line.kafka() == null ? "127.0.0.1:" + ports.broker() : line.kafka(),
                line.mongodb() == null ? "mongodb://127.0.0.1:" + ports.store() : line.mongodb());
        Parallel.join(List.of(
                Parallel.start("Kafka", this::broker),
                Parallel.start("store", this::store),
                Parallel.start("issuer", this::issuer)));
        Parallel.join(Stream.of(ServiceKind.values())
                .map(service -> Parallel.start(service.label(), () -> service(service, servers)))
                .toList());
        return servers;
    }

    private void broker() {
        if (line.kafka() == null) {
            var broker = new EmbeddedBroker(data.broker(), ports.broker(), ports.controller());
            closing.add(Closing.Stage.BROKER, "Kafka", broker);
            progress.ready("Kafka");
        }
    }

    private void store() {
        if (line.mongodb() == null) {
            closing.add(Closing.Stage.STORE, "store", EmbeddedStore.onDisk(data.store(), ports.store()));
            progress.ready("store");
        }
    }

    private void issuer() {
        var grants = new Grants(demo);
        var settings = new IssuerSettings(
                "127.0.0.1",
                ports.issuer(),
                Ports.url(ports.issuer()),
                data.signingKey(),
                grants.users(),
                List.of(grants.pages(ports)));
        closing.add(Closing.Stage.ISSUER, "issuer", Issuer.start(settings));
        progress.ready("issuer");
    }

    private void service(ServiceKind service, Servers servers) {
        closing.add(Closing.Stage.SERVICE, service.label(), RunningService.start(service, servers, demo));
    }
}
