package io.countersign.embedded;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumers that a killed broker knew are gone with it, or have to join again anyway; without this, the next ones
 * wait for their sessions to end.
 */
final class StaleMembers {

    private static final Logger LOG = LoggerFactory.getLogger(StaleMembers.class);
    private static final int PATIENCE_SECONDS = 10;

    private StaleMembers() {}

    /** A courtesy: when it fails, sessions end by themselves. */
    static void evict(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (GroupListing group : admin.listGroups().all().get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                admin.removeMembersFromConsumerGroup(group.groupId(), new RemoveMembersFromConsumerGroupOptions())
                        .all()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("Members of groups were left to their session timeouts: {}", e.toString());
        }
    }
}
