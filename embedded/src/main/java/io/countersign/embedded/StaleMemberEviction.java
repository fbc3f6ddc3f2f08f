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
 * Removes the members of all consumer groups after a broker was killed. Its clients are gone or have to join again in any
 * case; otherwise new consumers wait for the sessions of the old ones to expire.
 */
final class StaleMemberEviction {

    private static final Logger LOG = LoggerFactory.getLogger(StaleMemberEviction.class);
    private static final int TIMEOUT_SECONDS = 10;

    private StaleMemberEviction() {}

    /** Best effort: if it fails, the sessions expire by themselves. */
    static void run(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (GroupListing group : admin.listGroups().all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                admin.removeMembersFromConsumerGroup(group.groupId(), new RemoveMembersFromConsumerGroupOptions())
                        .all()
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("Eviction of stale group members failed; their sessions expire by themselves: {}", e.toString());
        }
    }
}
