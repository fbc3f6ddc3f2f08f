package io.countersign.operations.deadletters;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.countersign.operations.command.ServerConnection;
import io.countersign.platform.store.document.UniqueWrites;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What operators did with dead letters: the collection {@code actions} of the database {@code countersign_operations}, one
 * document for each dead letter.
 */
final class OperatorActions {

    /** What can be done with a dead letter. */
    enum Action {
        REDRIVE("re-driven"),
        DISCARD("discarded");

        private final String participle;

        Action(String participle) {
            this.participle = participle;
        }

        /** The state of a dead letter after this action. */
        String state() {
            return participle;
        }
    }

    private static final String ACTIONS = "actions";
    private static final String ACTION = "action";

    private final MongoCollection<Document> actions;

    OperatorActions(ServerConnection connection, MongoClient client) {
        actions = connection.database(client, "operations").getCollection(ACTIONS);
    }

    /** The actions on a dead letter so far. */
    Set<Action> of(DeadLetterRecord letter) {
        var taken = EnumSet.noneOf(Action.class);
        var known = actions.find(new Document("_id", letter.position())).first();
        if (known != null) {
            known.getList(ACTIONS, Document.class)
                    .forEach(each ->
                            taken.add(Action.valueOf(each.getString(ACTION).toUpperCase(Locale.ROOT))));
        }
        return taken;
    }

    /** Durable on return. */
    void record(DeadLetterRecord letter, Action action, String by, @Nullable String reason, Instant at) {
        var taken = new Document(ACTION, action.name().toLowerCase(Locale.ROOT))
                .append("by", by)
                .append("at", Date.from(at));
        if (reason != null) {
            taken.append("reason", reason);
        }
        boolean isFirst = UniqueWrites.insert(
                actions,
                new Document("_id", letter.position())
                        .append("schema", 1)
                        .append("topic", letter.topic())
                        .append("event", letter.eventId())
                        .append("account", letter.key())
                        .append(ACTIONS, List.of(taken)));
        if (!isFirst) {
            actions.updateOne(
                    new Document("_id", letter.position()), new Document("$push", new Document(ACTIONS, taken)));
        }
    }
}
