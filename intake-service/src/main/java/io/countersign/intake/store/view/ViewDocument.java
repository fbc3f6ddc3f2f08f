package io.countersign.intake.store.view;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.intake.domain.view.TimelineEntry.Kind;
import io.countersign.intake.domain.view.TimelineMark;
import io.countersign.intake.domain.view.TimelineMark.Where;
import io.countersign.intake.domain.view.View;
import io.countersign.platform.kafka.event.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A view as a document: {@code events} has the time of each event, {@code texts} the event as it was read. */
final class ViewDocument {

    static final String EVENTS = "events";
    static final String MARKS = "marks";
    private static final String TEXTS = "texts";
    static final String ACCOUNT = "account";

    private final JsonCodec<CloudEvent<Event>> codec;

    ViewDocument(JsonMapper json) {
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
    }

    /** Every field by its path. Whose it is, only events say: a dead letter may stand under any key. */
    Map<String, Object> fields(View view) {
        var fields = new TreeMap<String, Object>();
        if (!view.events().isEmpty()) {
            fields.put(ACCOUNT, view.account().value());
        }
        fields.putAll(ListFields.fields(view));
        view.events().forEach((key, event) -> {
            fields.put(EVENTS + '.' + key, Date.from(event.time()));
            fields.put(TEXTS + '.' + key, write(event));
        });
        view.marks().forEach((key, mark) -> fields.put(MARKS + '.' + key, mark(mark)));
        return fields;
    }

    @SuppressWarnings("unchecked") // is read only
    private String write(CloudEvent<? extends Event> event) {
        return new String(codec.write((CloudEvent<Event>) event), StandardCharsets.UTF_8);
    }

    /** A document that has only marks so far has no account. */
    static boolean isOwned(Document document) {
        return document.containsKey(ACCOUNT);
    }

    View view(Document document) {
        var events = new HashMap<String, CloudEvent<? extends Event>>();
        part(document, TEXTS)
                .forEach((key, text) -> events.put(key, codec.read(((String) text).getBytes(StandardCharsets.UTF_8))));
        var marks = new HashMap<String, TimelineMark>();
        part(document, MARKS).forEach((key, mark) -> marks.put(key, mark((Document) mark)));
        return new View(
                SignatureId.of(document.getString("_id")), new AccountId(document.getString(ACCOUNT)), events, marks);
    }

    /** The keys of everything that the document holds. */
    static Set<String> keys(Document document) {
        var keys = new HashSet<>(part(document, EVENTS).keySet());
        keys.addAll(part(document, MARKS).keySet());
        return keys;
    }

    private static Document part(Document document, String name) {
        return document.get(name, new Document());
    }

    private static Document mark(TimelineMark mark) {
        var document = new Document("kind", mark.kind().name())
                .append("at", Date.from(mark.time()))
                .append("revision", mark.revision());
        var where = mark.where();
        return where == null
                ? document
                : document.append("topic", where.topic())
                        .append("service", where.service())
                        .append("event", where.eventId());
    }

    private static TimelineMark mark(Document document) {
        return new TimelineMark(
                Kind.valueOf(document.getString("kind")),
                document.getDate("at").toInstant(),
                document.getInteger("revision"),
                where(document));
    }

    private static @Nullable Where where(Document document) {
        return document.containsKey("topic")
                ? new Where(document.getString("topic"), document.getString("service"), document.getString("event"))
                : null;
    }
}
