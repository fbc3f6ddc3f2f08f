package io.countersign.quota.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.quota.domain.ledger.LimitChange;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoLimitChangeStoreTest {

    private final MongoLimitChangeStore acts = new MongoLimitChangeStore(TestDatabase.TEMPLATE);

    @Test
    void anActIsRecordedOnceAndStays() {
        var account = new AccountId("acme");
        var now = Instant.parse("2026-11-23T12:00:00Z");
        acts.record(new LimitChange(account, 3, "olga", now, 50, 60));

        acts.record(new LimitChange(account, 3, "oleg", now, 50, 70));

        assertThat(TestDatabase.FRESH.getCollection("acts").find(new Document("account", "acme")))
                .singleElement()
                .satisfies(act -> assertThat(act.getString("by")).isEqualTo("olga"));
    }
}
