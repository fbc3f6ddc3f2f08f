package io.countersign.operations.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import io.countersign.contracts.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.Event;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.AccountLimitStore;
import io.countersign.intake.domain.AppealStore;
import io.countersign.intake.domain.DeadLetterReference;
import io.countersign.intake.domain.ViewStore;
import io.countersign.intake.domain.ViewUpdater;
import io.countersign.operations.kafka.Layout;
import io.countersign.operations.kafka.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The view, its lists, limits and appeals by intake's own listener; numbers only ever raised. */
final class IntakeRebuild implements Rebuild {

    private static final List<String> COLLECTIONS = List.of("views", "limits", "appeals");
    private static final int BATCH = 500;

    /** Ids that were reserved and stand in no topic are not given again either. */
    private static final long MARGIN = 10_000;

    /** As the headers of a record tell them: its subject, or its event's id. */
    private static final Pattern NUMBERS =
            Pattern.compile("([a-z-]+:)?(?<signature>[1-9]\\d{0,15})(:(?<revision>\\d{1,6}))?");

    private final Workplace work;
    private final Map<Long, Integer> modifications = new HashMap<>();
    private long highest;
    private long events;

    IntakeRebuild(Workplace work) {
        this.work = work;
    }

    @Override
    public String run() {
        var database = work.database("intake");
        var beside = new Beside(database);
        beside.clear(COLLECTIONS);
        try (var store = new StoreOf("intake", beside.database())) {
            var update = new ViewUpdater(
                    store.get(ViewStore.class), store.get(AppealStore.class), store.get(AccountLimitStore.class));
            for (int partition = 0; partition < work.layout().partitions(); partition++) {
                work.screen()
                        .progress("intake: partition %d of %d"
                                .formatted(partition + 1, work.layout().partitions()));
                fill(update, partition);
            }
        }
        raiseIds(database.getCollection("ids"));
        modifications.forEach((signature, count) -> raiseCounter(database.getCollection("counters"), signature, count));
        beside.switchIn(COLLECTIONS);
        readOn();
        return "intake: the view from %d events; ids above %d, %d revision counters checked"
                .formatted(events, highest, modifications.size());
    }

    private void fill(ViewUpdater update, int partition) {
        var batch = new ArrayList<CloudEvent<Event>>();
        for (var topic : work.layout().events().keySet()) {
            work.read(
                    topic,
                    partition,
                    Slice.ALL,
                    found -> {
                        note(found.event().data());
                        batch.add(found.event());
                        if (batch.size() == BATCH) {
                            flush(update, batch);
                        }
                    },
                    this::noteHeaders);
        }
        flush(update, batch);
        var shown = shownLetters().toList();
        for (var topic : work.layout().deadLetters()) {
            var letters = new ArrayList<DeadLetterReference>();
            var place = new TopicPartition(topic, partition);
            work.reader().read(place, work.begin(place), work.end(place), letter -> {
                noteHeaders(letter);
                letters.add(letter(letter));
            });
            if (shown.contains(topic)) {
                update.onDeadLetters(letters);
            }
        }
    }

    private void flush(ViewUpdater update, List<CloudEvent<Event>> batch) {
        if (!batch.isEmpty()) {
            update.on(batch);
            events += batch.size();
            batch.clear();
        }
    }

    private void note(Event event) {
        var signature = event.signature();
        if (signature != null) {
            note(signature.value());
        }
        if (event instanceof ApplicationSubmitted submitted) {
            note(submitted.signature().value(), submitted.revision());
        }
    }

    /** What nobody can read may be readable one day, and be re-driven: its numbers are given as well. */
    private void noteHeaders(ConsumerRecord<String, byte[]> unreadable) {
        Stream.of(CloudEvent.ID_HEADER, CloudEvent.SUBJECT_HEADER)
                .map(name -> NUMBERS.matcher(Objects.requireNonNullElse(header(unreadable, name), "")))
                .filter(Matcher::matches)
                .forEach(numbers -> {
                    long signature = Long.parseLong(Objects.requireNonNull(numbers.group("signature")));
                    note(signature);
                    var revision = numbers.group("revision");
                    if (revision != null) {
                        note(signature, Integer.parseInt(revision));
                    }
                });
    }

    /** A made-up number that leaves no room for others is nobody's. */
    private void note(long signature) {
        if (signature < SignatureId.MAX - MARGIN) {
            highest = Math.max(highest, signature);
        }
    }

    private void note(long signature, int revision) {
        if (revision > 1) {
            modifications.merge(signature, revision - 1, Math::max);
        }
    }

    /** Those that intake reads. */
    private Stream<String> shownLetters() {
        return work.layout().deadLetters().stream()
                .filter(topic -> work.groups().readersOf(topic).contains("intake"));
    }

    private DeadLetterReference letter(ConsumerRecord<String, byte[]> letter) {
        var from = Layout.letterbox(letter.topic(), work.connection().prefix());
        return new DeadLetterReference(
                from.topic(),
                from.service(),
                letter.key(),
                header(letter, CloudEvent.ID_HEADER),
                header(letter, CloudEvent.SUBJECT_HEADER),
                Instant.ofEpochMilli(letter.timestamp()));
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private void raiseIds(MongoCollection<Document> ids) {
        var known = ids.find(new Document("_id", "signatures")).first();
        long next = known == null ? 1 : known.get("next", Number.class).longValue();
        if (highest >= next) {
            long raised = highest + 1 + MARGIN;
            if (known == null) {
                ids.insertOne(
                        new Document("_id", "signatures").append("schema", 1).append("next", raised));
            } else {
                ids.updateOne(new Document("_id", "signatures"), new Document("$set", new Document("next", raised)));
            }
        }
    }

    private static void raiseCounter(MongoCollection<Document> counters, long signature, int count) {
        var id = String.valueOf(signature);
        var known = counters.find(new Document("_id", id)).first();
        if (known == null) {
            counters.insertOne(new Document("_id", id).append("schema", 1).append("modifications", count));
        } else if (known.get("modifications", Number.class).intValue() < count) {
            counters.updateOne(new Document("_id", id), new Document("$set", new Document("modifications", count)));
        }
    }

    /** The view is complete up to what was read. */
    private void readOn() {
        var offsets = new HashMap<TopicPartition, Long>();
        var topics = Stream.concat(work.layout().events().keySet().stream(), shownLetters())
                .toList();
        for (var place : work.layout().all()) {
            if (topics.contains(place.topic())) {
                offsets.put(place, work.end(place));
            }
        }
        work.groups().commit("intake", offsets);
    }
}
