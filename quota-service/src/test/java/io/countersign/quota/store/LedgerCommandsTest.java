package io.countersign.quota.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import io.countersign.contracts.AccountId;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.testing.CommandCounter;
import io.countersign.platform.testing.TestServers;
import io.countersign.quota.domain.ledger.Ledger;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many store commands a batch of an arbitrary size takes. */
class LedgerCommandsTest {

    private static final Set<AccountId> ACCOUNTS =
            IntStream.range(0, 20).mapToObj(i -> new AccountId("account-" + i)).collect(Collectors.toSet());

    private final CommandCounter commands = new CommandCounter();
    private final MongoClient client = commands.client();
    private final MongoLedgerStore store = new MongoLedgerStore(
            client.getDatabase(TestServers.freshPrefix() + "commands")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true)),
            CollectionNames.CURRENT);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void batchTakesOneReadAndOneWrite() {
        store.load(ACCOUNTS);
        store.save(ACCOUNTS.stream().map(account -> Ledger.fresh(account, 50)).toList());
        assertThat(commands.take()).containsExactly("find ledgers", "insert ledgers");

        var stored = store.load(ACCOUNTS);
        assertThat(store.save(stored.values())).isEmpty();
        assertThat(commands.take()).containsExactly("find ledgers", "update ledgers");
    }

    @Test
    void batchThatIsOvertakenIsReadAgain() {
        store.save(ACCOUNTS.stream().map(account -> Ledger.fresh(account, 50)).toList());
        var stale = store.load(ACCOUNTS);
        var first = stale.keySet().iterator().next();
        store.save(Set.of(stale.get(first)));
        commands.take();

        assertThat(store.save(stale.values())).containsExactly(first);

        assertThat(commands.take()).containsExactly("update ledgers", "find ledgers");
    }
}
