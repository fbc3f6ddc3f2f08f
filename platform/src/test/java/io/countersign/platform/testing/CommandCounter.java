package io.countersign.platform.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.bson.BsonString;

/** Records the commands that a client sends to the store, each as its name and collection, such as {@code find cases}. */
public final class CommandCounter implements CommandListener {

    private final LinkedBlockingQueue<String> commands = new LinkedBlockingQueue<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var name = event.getCommandName();
        var collection =
                event.getCommand().get(name, new BsonString("")) instanceof BsonString text ? text.getValue() : "";
        commands.add(name + " " + collection);
    }

    /** A client of the tests' store, which is closed by its owner. */
    public MongoClient client() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestServers.mongoUri()))
                .addCommandListener(this)
                .build());
    }

    /** The commands since this was asked last, in the order of their start. */
    public List<String> take() {
        var taken = new ArrayList<String>();
        commands.drainTo(taken);
        return List.copyOf(taken);
    }
}
