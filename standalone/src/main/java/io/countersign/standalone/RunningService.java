package io.countersign.standalone;

import io.countersign.standalone.demo.DemoGrants;
import io.countersign.standalone.demo.DemoUsers;
import io.countersign.standalone.demo.ReviewerRole;
import io.countersign.standalone.server.ServerAddresses;
import io.countersign.standalone.server.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service as a context of its own, as its own jar would, with options in place of environment variables. */
final class RunningService {

    private RunningService() {}

    static ConfigurableApplicationContext start(
            ServiceKind service, ServerAddresses servers, DemoUsers demo, TicketKeys tickets) {
        return service.application()
                .web(WebApplicationType.REACTIVE)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(options(service, servers, demo, tickets).toArray(String[]::new));
    }

    private static List<String> options(
            ServiceKind service, ServerAddresses servers, DemoUsers demo, TicketKeys tickets) {
        var all = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + servers.ports().api(service),
                "--management.server.address=127.0.0.1",
                "--management.server.port=" + servers.ports().management(service),
                "--spring.kafka.bootstrap-servers=" + servers.kafka(),
                "--spring.mongodb.uri=" + servers.mongodb(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + servers.issuer(),
                "--spring.lifecycle.timeout-per-shutdown-phase=10s",
                "--countersign.kafka.replication=1",
                "--countersign.secrets-key=" + demo.secretsKey(),
                "--countersign.console.client-id=" + DemoGrants.PAGES,
                "--countersign.console.client-secret=" + demo.pagesSecret(),
                "--countersign.webhooks.allow-private=true"));
        all.addAll(certificates(service, servers, tickets));
        return all;
    }

    /** Review signs tickets and intake verifies them; both are on ports of one host, which share cookies. */
    private static List<String> certificates(ServiceKind service, ServerAddresses servers, TicketKeys tickets) {
        return switch (service) {
            case INTAKE -> List.of("--countersign.intake.ticket-keys=" + tickets.publicKey());
            case REVIEW ->
                List.of(
                        "--countersign.review.reviewers=" + ReviewerRole.names(),
                        "--countersign.review.tickets.signing-key=" + tickets.signingKey(),
                        "--countersign.review.tickets.url=" + servers.api(ServiceKind.INTAKE),
                        "--countersign.review.tickets.secure-cookie=false");
            case QUOTA, NOTIFICATION -> List.of();
        };
    }
}
