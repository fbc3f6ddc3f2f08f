package io.countersign.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.Event;
import io.countersign.operations.audit.checks.AccountCheck.Kept;
import io.countersign.operations.audit.facts.KnownIds;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.operations.audit.source.CaseFacts;
import io.countersign.operations.audit.source.DocumentStores;
import io.countersign.operations.audit.source.FeedFacts;
import io.countersign.operations.audit.source.LedgerFacts;
import io.countersign.operations.audit.source.NoticeFacts;
import io.countersign.operations.audit.source.ViewFacts;
import io.countersign.operations.command.Json;
import io.countersign.platform.topics.KeySlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * The auditor over many applications, twelve partitions one after the other, in the heap that the JVM has; topics and
 * stores are made up as they are read. {@code docs/operations.md} has the command for a million.
 */
class ManyApplicationsTest {

    private static final int APPLICATIONS = Integer.getInteger("audit.applications", 6_000);
    private static final int PARTITIONS = Integer.getInteger("audit.partitions", 12);
    private static final int OF_ONE_ACCOUNT = 50;
    private static final int ACCOUNTS = APPLICATIONS / OF_ONE_ACCOUNT;

    private final KnownIds known = new KnownIds();

    /** Four tenths approved, three rejected, the rest waits. */
    private static AuditFixture world(long account) {
        var world = new AuditFixture("account" + account);
        for (long s = account * OF_ONE_ACCOUNT; s < (account + 1) * OF_ONE_ACCOUNT; s++) {
            switch ((int) (s % 10)) {
                case 0, 1, 2, 3 -> world.approved(s, 1);
                case 4, 5, 6 -> world.rejected(s, 1);
                default -> world.open(s, 1);
            }
        }
        return world;
    }

    private List<Violation> audit(int partition, long forgotten) {
        var audit = new PartitionAudit(KeySlice.ALL);
        long offset = 0;
        for (long account = partition + 1L; account <= ACCOUNTS; account += PARTITIONS) {
            for (var event : world(account).topics) {
                var body = Json.MAPPER.writeValueAsBytes(event);
                audit.on(new ConsumerRecord<>("t", partition, offset++, "account" + account, body), Event.class, false);
            }
        }
        audit.check(new MadeUp(forgotten), Kept.EVERYTHING);
        var found = new ArrayList<Violation>();
        audit.report(Set.of(), found::add);
        audit.accounts().forEach(known::add);
        return found;
    }

    @Test
    void areJudgedPartitionByPartition() {
        var found = new ArrayList<Violation>();
        long forgotten = OF_ONE_ACCOUNT + 5;

        for (int partition = 0; partition < PARTITIONS; partition++) {
            found.addAll(audit(partition, forgotten));
        }

        assertThat(found).extracting(Violation::kind).isNotEmpty().containsOnly(ViolationKind.CASE_DIFFERS);
    }

    /** DocumentStores that hold what they should, but for one case. */
    private record MadeUp(long forgotten) implements DocumentStores {

        private static <V> Map<Long, V> bySignature(
                Collection<Long> signatures, Function<AuditFixture, Map<Long, V>> all) {
            var found = new HashMap<Long, V>();
            signatures.stream()
                    .map(s -> s / OF_ONE_ACCOUNT)
                    .distinct()
                    .forEach(account -> found.putAll(all.apply(world(account))));
            return found;
        }

        private static <V> Map<String, V> byAccount(Collection<String> accounts, Function<AuditFixture, V> one) {
            return accounts.stream()
                    .collect(Collectors.toMap(
                            Function.identity(), name -> one.apply(world(Long.parseLong(name.substring(7))))));
        }

        @Override
        public Map<Long, CaseFacts> cases(Collection<Long> signatures) {
            var cases = bySignature(signatures, world -> world.cases);
            cases.remove(forgotten);
            return cases;
        }

        @Override
        public Map<Long, ViewFacts> views(Collection<Long> signatures) {
            return bySignature(signatures, world -> world.views);
        }

        @Override
        public Map<String, LedgerFacts> ledgers(Collection<String> accounts) {
            return byAccount(accounts, world -> new LedgerFacts(world.limit, world.act, List.copyOf(world.held)));
        }

        @Override
        public Map<String, FeedFacts> feeds(Collection<String> accounts) {
            return byAccount(accounts, world -> new FeedFacts(world.last));
        }

        @Override
        public Map<String, NoticeFacts> notices(Collection<String> ids) {
            var found = new HashMap<String, NoticeFacts>();
            ids.stream()
                    .map(id -> Long.parseLong(id.split(":", -1)[1]) / OF_ONE_ACCOUNT)
                    .distinct()
                    .forEach(account -> found.putAll(world(account).notices));
            return found;
        }
    }
}
