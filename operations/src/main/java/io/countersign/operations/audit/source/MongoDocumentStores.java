package io.countersign.operations.audit.source;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.application.Application;
import io.countersign.operations.audit.source.CaseFacts.Revision;
import io.countersign.operations.audit.source.LedgerFacts.Act;
import io.countersign.operations.audit.source.LedgerFacts.Held;
import io.countersign.operations.command.Json;
import io.countersign.operations.command.ServerConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The documents as they lie in the databases; read by {@code _id}, some hundred at a time. */
public final class MongoDocumentStores implements DocumentStores {

    private static final int AT_ONCE = 500;

    private final MongoCollection<Document> cases;
    private final MongoCollection<Document> views;
    private final MongoCollection<Document> ledgers;
    private final MongoCollection<Document> feeds;
    private final MongoCollection<Document> notices;

    public MongoDocumentStores(ServerConnection connection, MongoClient client) {
        cases = connection.database(client, "review").getCollection("cases");
        views = connection.database(client, "intake").getCollection("views");
        ledgers = connection.database(client, "quota").getCollection("ledgers");
        feeds = connection.database(client, "notification").getCollection("feeds");
        notices = connection.database(client, "notification").getCollection("notices");
    }

    @Override
    public Map<Long, CaseFacts> cases(Collection<Long> signatures) {
        var found = new HashMap<Long, CaseFacts>();
        each(cases, texts(signatures), document -> found.put(Long.valueOf(id(document)), caseFacts(document)));
        return found;
    }

    private static CaseFacts caseFacts(Document document) {
        var revisions = new TreeMap<Integer, Revision>();
        part(document, "revisions")
                .forEach((number, state) -> revisions.put(Integer.valueOf(number), revision((Document) state)));
        return new CaseFacts(
                document.getString("account"),
                revisions,
                number(document, "withdrawnUpTo").intValue(),
                body(document.get("retired", Document.class)),
                document.getList("unsent", Document.class, List.of()).size());
    }

    private static Revision revision(Document state) {
        var kind = state.getString("state");
        return new Revision(
                kind.equals("open"),
                kind.equals("approved"),
                body(state.get("outcome", Document.class)),
                content(state.getString("content")));
    }

    private static long body(@Nullable Document event) {
        return event == null ? 0 : Fingerprint.of(event.getString("body"));
    }

    private static long content(@Nullable String json) {
        if (json == null) {
            return 0;
        }
        var application = Json.MAPPER.readTree(json).path("application");
        return TopicEvent.content(Json.MAPPER.treeToValue(application, Application.class));
    }

    @Override
    public Map<Long, ViewFacts> views(Collection<Long> signatures) {
        var found = new HashMap<Long, ViewFacts>();
        each(views, texts(signatures), document -> {
            var events = new HashMap<String, Long>();
            part(document, "texts").forEach((key, text) -> events.put(key, Fingerprint.of((String) text)));
            var marks = new HashSet<>(part(document, "marks").keySet());
            found.put(
                    Long.valueOf(id(document)),
                    new ViewFacts(Objects.requireNonNullElse(document.getString("account"), ""), events, marks));
        });
        return found;
    }

    @Override
    public Map<String, LedgerFacts> ledgers(Collection<String> accounts) {
        var found = new HashMap<String, LedgerFacts>();
        each(ledgers, accounts, document -> found.put(id(document), ledger(document)));
        return found;
    }

    private static LedgerFacts ledger(Document document) {
        return new LedgerFacts(
                number(document, "limit").intValue(),
                act(document.get("limitAct", Document.class)),
                document.getList("held", Document.class, List.of()).stream()
                        .map(held -> new Held(
                                Long.parseLong(held.getString("s")),
                                number(held, "r").intValue(),
                                held.getString("region"),
                                NameKey.of(held.getString("name")).value(),
                                held.getBoolean("approved", false)))
                        .toList());
    }

    private static @Nullable Act act(@Nullable Document act) {
        return act == null
                ? null
                : new Act(
                        number(act, "version").longValue(),
                        number(act, "from").intValue(),
                        act.getDate("at").toInstant().toEpochMilli());
    }

    @Override
    public Map<String, FeedFacts> feeds(Collection<String> accounts) {
        var found = new HashMap<String, FeedFacts>();
        each(
                feeds,
                accounts,
                document -> found.put(
                        id(document), new FeedFacts(number(document, "last").longValue())));
        return found;
    }

    @Override
    public Map<String, NoticeFacts> notices(Collection<String> ids) {
        var found = new HashMap<String, NoticeFacts>();
        each(
                notices,
                ids,
                document -> found.put(
                        id(document),
                        new NoticeFacts(
                                document.getString("accountId"),
                                number(document, "sequence").longValue(),
                                Fingerprint.of(document.getString("event")))));
        return found;
    }

    private static List<String> texts(Collection<Long> signatures) {
        return signatures.stream().map(String::valueOf).toList();
    }

    private static void each(
            MongoCollection<Document> collection, Collection<String> ids, Consumer<Document> consumer) {
        var sorted = ids.stream().sorted().toList();
        for (int from = 0; from < sorted.size(); from += AT_ONCE) {
            var some = sorted.subList(from, Math.min(sorted.size(), from + AT_ONCE));
            collection
                    .find(new Document("_id", new Document("$in", some)))
                    .batchSize(AT_ONCE + 1)
                    .forEach(consumer);
        }
    }

    private static String id(Document document) {
        return document.getString("_id");
    }

    private static Document part(Document document, String name) {
        return document.get(name, new Document());
    }

    /** DocumentStores differ in which numeric type they give back. */
    private static Number number(Document document, String name) {
        return document.get(name, Number.class);
    }
}
