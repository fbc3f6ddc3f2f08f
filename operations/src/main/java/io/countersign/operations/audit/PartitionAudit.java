package io.countersign.operations.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.Topics.DeadLetterOrigin;
import io.countersign.operations.audit.checks.AccountCheck;
import io.countersign.operations.audit.checks.AccountCheck.Kept;
import io.countersign.operations.audit.facts.AccountFacts;
import io.countersign.operations.audit.facts.DocumentBatch;
import io.countersign.operations.audit.facts.SignatureDeadLetters.DeadLetterFacts;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.operations.audit.source.DocumentStores;
import io.countersign.operations.audit.source.TopicEvent;
import io.countersign.platform.topics.KeySlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The accounts of one partition: takes records of every topic, then compares with the stores, some accounts at a time. */
final class PartitionAudit {

    private static final int SIGNATURES_AT_ONCE = 2_000;

    /** The form of event ids that intake shows; other ids belong to no view. */
    private static final Pattern EVENT_ID = Pattern.compile("[a-z-]{1,40}:\\d{1,16}(:\\d{1,9}){0,2}");

    private final KeySlice slice;
    private final Map<String, AccountFacts> accounts = new HashMap<>();
    private final Set<String> deadLettered = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    PartitionAudit(KeySlice slice) {
        this.slice = slice;
    }

    /** A record of a topic of dead letters; these come before the others. */
    void onLetter(DeadLetterOrigin from, ConsumerRecord<String, byte[]> letter, boolean moving) {
        deadLettered.add(header(letter.headers(), "dlt_topic") + "/" + header(letter.headers(), "dlt_partition") + "/"
                + header(letter.headers(), "dlt_offset"));
        var eventId = header(letter.headers(), CloudEvent.ID_HEADER);
        var subject = header(letter.headers(), CloudEvent.SUBJECT_HEADER);
        if (letter.key() == null
                || !slice.contains(letter.key())
                || eventId == null
                || subject == null
                || !EVENT_ID.matcher(eventId).matches()) {
            return;
        }
        try {
            facts(new AccountId(letter.key()).value(), moving)
                    .on(SignatureId.of(subject), new DeadLetterFacts(from.topic(), from.service(), eventId));
        } catch (IllegalArgumentException malformed) {
            return;
        }
    }

    /** @param moving whether a service has still to read it */
    void on(ConsumerRecord<String, byte[]> found, Class<? extends Event> expected, boolean moving) {
        if (!slice.contains(found.key())) {
            return;
        }
        TopicEvent.read(found.key(), found.value(), expected)
                .ifPresentOrElse(event -> facts(event.account(), moving).on(event), () -> unreadable(found, moving));
    }

    private void unreadable(ConsumerRecord<String, byte[]> found, boolean moving) {
        var place = "%s/%d/%d".formatted(found.topic(), found.partition(), found.offset());
        if (!moving && !deadLettered.contains(place)) {
            violations.add(new Violation(ViolationKind.UNREADABLE, String.valueOf(found.key()), place, ""));
        }
    }

    private AccountFacts facts(String account, boolean moving) {
        var facts = accounts.computeIfAbsent(account, AccountFacts::new);
        facts.moving |= moving;
        return facts;
    }

    private static @Nullable String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    Collection<AccountFacts> accounts() {
        return accounts.values();
    }

    /** Compares with the stores. */
    void check(DocumentStores stores, Kept kept) {
        var some = new ArrayList<AccountFacts>();
        int signatures = 0;
        for (var facts : accounts.values()) {
            some.add(facts);
            signatures += facts.signatures.size() + 1;
            if (signatures >= SIGNATURES_AT_ONCE) {
                check(some, stores, kept);
                some.clear();
                signatures = 0;
            }
        }
        check(some, stores, kept);
    }

    private void check(List<AccountFacts> some, DocumentStores stores, Kept kept) {
        var batch = new DocumentBatch(some, stores);
        for (var facts : some) {
            var documents = batch.of(facts);
            facts.moving |= documents.unsettled();
            if (!facts.moving) {
                violations.addAll(AccountCheck.check(facts, documents, kept));
            }
        }
    }

    /** Passes on what was found, but nothing of accounts that have moved meanwhile. */
    void report(Set<String> movedMeanwhile, Consumer<Violation> found) {
        movedMeanwhile.forEach(account -> {
            var facts = accounts.get(account);
            if (facts != null) {
                facts.moving = true;
            }
        });
        accounts.values().forEach(facts -> facts.violations.forEach(found));
        violations.stream()
                .filter(violation -> !movedMeanwhile.contains(violation.account()))
                .forEach(found);
    }
}
