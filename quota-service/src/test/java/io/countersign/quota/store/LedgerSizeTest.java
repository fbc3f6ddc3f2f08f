package io.countersign.quota.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.LargestEvents;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.testing.MeasuredDatabase;
import io.countersign.quota.domain.ledger.Held;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LimitChange;
import io.countersign.quota.domain.ledger.Settled;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest ledger, written by the store itself and measured in it. */
class LedgerSizeTest extends MeasuredDatabase {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static SignatureId signature(int number) {
        return new SignatureId(SignatureId.MAX - number);
    }

    private static Held held(int number) {
        var name = LargestEvents.text(Application.MAX_NAME_LENGTH);
        return new Held(
                signature(number % Ledger.HIGHEST_LIMIT),
                1 + number / Ledger.HIGHEST_LIMIT,
                Region.DOMESTIC,
                name,
                NameKey.of(name),
                true,
                NOW);
    }

    private static Settled settled(int number) {
        return new Settled.Refused(
                signature(number), ApplicationEvent.MAX_REVISIONS, NOW, LargestEvents.admissionReasons());
    }

    /** A limit of a thousand, and every revision that may be held and remembered, with names of four-byte characters. */
    @Test
    void theLargestLedgerFits() {
        var largest = new Ledger(
                LargestEvents.ACCOUNT,
                0,
                Ledger.HIGHEST_LIMIT,
                "p".repeat(64),
                IntStream.range(0, Ledger.MAX_HELD)
                        .mapToObj(LedgerSizeTest::held)
                        .toList(),
                IntStream.range(0, Ledger.MEMORY)
                        .mapToObj(LedgerSizeTest::settled)
                        .toList(),
                new LimitChange(LargestEvents.ACCOUNT, Long.MAX_VALUE, "o".repeat(255), NOW, 50, Ledger.HIGHEST_LIMIT));

        var store = new MongoLedgerStore(database, CollectionNames.CURRENT);
        store.save(List.of(largest));

        assertThat(size("ledgers", LargestEvents.ACCOUNT.value()))
                .isBetween(CloudEvent.MAX_DOCUMENT_BYTES / 2, CloudEvent.MAX_DOCUMENT_BYTES);
        assertThat(store.load(Set.of(LargestEvents.ACCOUNT))).containsValue(largest.stored());
    }
}
