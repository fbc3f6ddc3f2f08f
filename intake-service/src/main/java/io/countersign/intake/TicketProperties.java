package io.countersign.intake;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which tickets of reviewers are verified.
 *
 * @param ticketKeys public keys of review, each {@code <key id>:<Base64 of the DER encoding>}; without any, reviewers see no
 *     certificates
 */
@ConfigurationProperties("countersign.intake")
record TicketProperties(@DefaultValue List<String> ticketKeys) {

    TicketProperties {
        ticketKeys = List.copyOf(ticketKeys);
    }
}
