package io.countersign.intake.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.Topics;
import io.countersign.contracts.events.Topics.DeadLetterOrigin;
import io.countersign.intake.domain.projection.DeadLetterReference;
import io.countersign.intake.domain.projection.ViewUpdater;
import io.countersign.platform.topics.KeySlice;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.rebuild.RebuiltCollections;
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

/** Rebuilds the view, limits, appeals and approved names by the code of intake's listener. Numbers are only raised. */
final class IntakeRebuild {

    static final List<String> COLLECTIONS = List.of("views", "limits", "appeals", "approved");
    private static final int BATCH_SIZE = 500;

    /** Ids that were reserved but appear in no topic are not assigned again. */
    private static final long ID_MARGIN = 10_000;

    /** A signature and a revision in the headers of a record: its subject or the id of its event. */
    private static final Pattern NUMBERS =
            Pattern.compile("([a-z-]+:){0,2}(?<signature>[1-9]\\d{0,15})(:(?<revision>\\d{1,6}))?(:\\d+)?");

    private final RebuildContext context;
    private final RebuiltCollections collections;
    private final ViewUpdater update;
    private final RegistryRebuild registry;
    private final Map<Long, Integer> modifications = new HashMap<>();
    private long highest;
    private long events;

    IntakeRebuild(
            RebuildContext context, RebuiltCollections collections, ViewUpdater update, RegistryRebuild registry) {
        this.context = context;
        this.collections = collections;
        this.update = update;
        this.registry = registry;
    }

    String run() {
        context.forEachPartition(this::fill);
        registry.run();
        raiseIds(context.database().getCollection("ids"));
        var counters = context.database().getCollection("counters");
        modifications.forEach((signature, count) -> raiseCounter(counters, signature, count));
        collections.switchIn();
        context.resumeAtEnd(Stream.concat(context.layout().topics().stream(), shownDeadLetters())
                .toList());
        registry.resumeAtEnd();
        return "intake: the view from %d events; ids above %d, %d revision counters checked"
                .formatted(events, highest, modifications.size());
    }

    private void fill(int partition) {
        var batch = new ArrayList<CloudEvent<Event>>();
        for (var topic : context.layout().topics()) {
            context.read(
                    topic,
                    partition,
                    KeySlice.ALL,
                    found -> {
                        note(found.event().data());
                        batch.add(found.event());
                        if (batch.size() == BATCH_SIZE) {
                            flush(batch);
                        }
                    },
                    this::noteHeaders);
        }
        flush(batch);
        var shown = shownDeadLetters().toList();
        for (var topic : context.layout().deadLetters()) {
            var letters = new ArrayList<DeadLetterReference>();
            var place = new TopicPartition(topic, partition);
            context.readRaw(place, letter -> {
                noteHeaders(letter);
                letters.add(letter(letter));
            });
            if (shown.contains(topic)) {
                update.onDeadLetters(letters);
            }
        }
    }

    private void flush(List<CloudEvent<Event>> batch) {
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

    /** An unreadable record may be re-driven later, so its numbers count as assigned. */
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

    /** Ignores a number so high that no id would remain above it. */
    private void note(long signature) {
        if (signature < SignatureId.MAX - ID_MARGIN) {
            highest = Math.max(highest, signature);
        }
    }

    private void note(long signature, int revision) {
        if (revision > 1) {
            modifications.merge(signature, revision - 1, Math::max);
        }
    }

    /** The dead letters that intake shows in the timeline. */
    private Stream<String> shownDeadLetters() {
        return context.layout().deadLetters().stream()
                .filter(name -> !origin(name).topic().equals(Topics.NOTICES));
    }

    private DeadLetterOrigin origin(String deadLetters) {
        return context.topics().origin(deadLetters).orElseThrow();
    }

    private DeadLetterReference letter(ConsumerRecord<String, byte[]> letter) {
        var from = origin(letter.topic());
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
            long raised = highest + 1 + ID_MARGIN;
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
}
