package io.countersign.standalone;

import io.countersign.embedded.EmbeddedBroker;
import io.countersign.embedded.EmbeddedStore;
import io.countersign.issuer.Issuer;
import io.countersign.issuer.IssuerSettings;
import io.countersign.standalone.demo.DemoGrants;
import io.countersign.standalone.demo.DemoUsers;
import io.countersign.standalone.process.DataDirectory;
import io.countersign.standalone.process.ParallelTasks;
import io.countersign.standalone.process.ShutdownSequence;
import io.countersign.standalone.process.StartOptions;
import io.countersign.standalone.process.StartProgress;
import io.countersign.standalone.server.PortPlan;
import io.countersign.standalone.server.ServerAddresses;
import io.countersign.standalone.server.ServiceKind;
import java.util.List;
import java.util.stream.Stream;

/** Starts the store, then Kafka, the issuer and the services in parallel: a service waits for Kafka by itself. */
final class SystemStarter {

    private final StartOptions options;
    private final PortPlan ports;
    private final DataDirectory data;
    private final DemoUsers demo;
    private final ShutdownSequence shutdown;
    private final StartProgress progress;

    SystemStarter(
            StartOptions options,
            PortPlan ports,
            DataDirectory data,
            DemoUsers demo,
            ShutdownSequence shutdown,
            StartProgress progress) {
        this.options = options;
        this.ports = ports;
        this.data = data;
        this.demo = demo;
        this.shutdown = shutdown;
        this.progress = progress;
    }

    DemoUsers demo() {
        return demo;
    }

    /** Returns when every context runs; the caller waits for readiness. */
    ServerAddresses start() {
        var servers = new ServerAddresses(
                ports,
                options.kafka() == null ? "127.0.0.1:" + ports.broker() : options.kafka(),
                options.mongodb() == null ? "mongodb://127.0.0.1:" + ports.store() : options.mongodb());
        store();
        var tickets = TicketKeys.in(data.ticketKeys());
        var servicesAndWhatTheyNeed = Stream.concat(
                Stream.of(ParallelTasks.start("Kafka", this::broker), ParallelTasks.start("issuer", this::issuer)),
                Stream.of(ServiceKind.values())
                        .map(service ->
                                ParallelTasks.start(service.label(), () -> service(service, servers, tickets))));
        ParallelTasks.join(servicesAndWhatTheyNeed.toList());
        return servers;
    }

    private void broker() {
        if (options.kafka() == null) {
            var broker = new EmbeddedBroker(data.broker(), ports.broker(), ports.controller());
            shutdown.add(ShutdownSequence.Stage.BROKER, "Kafka", broker);
            progress.ready("Kafka");
        }
    }

    private void store() {
        if (options.mongodb() == null) {
            shutdown.add(ShutdownSequence.Stage.STORE, "store", EmbeddedStore.onDisk(data.store(), ports.store()));
            progress.ready("store");
        }
    }

    private void issuer() {
        var grants = new DemoGrants(demo);
        var settings = new IssuerSettings(
                "127.0.0.1",
                ports.issuer(),
                PortPlan.url(ports.issuer()),
                data.signingKey(),
                grants.users(),
                List.of(grants.pages(ports)));
        shutdown.add(ShutdownSequence.Stage.ISSUER, "issuer", Issuer.start(settings));
        progress.ready("issuer");
    }

    private void service(ServiceKind service, ServerAddresses servers, TicketKeys tickets) {
        shutdown.add(
                ShutdownSequence.Stage.SERVICE, service.label(), RunningService.start(service, servers, demo, tickets));
    }
}
