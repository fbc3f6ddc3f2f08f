package io.countersign.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.operations.audit.checks.PlatformFeedCheck;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.platform.testing.TestServers;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformFeedCheckTest {

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "feeds");

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    private void feed(String id, long last) {
        database.getCollection("feeds").insertOne(new Document("_id", id).append("last", last));
    }

    private void notices(String platform, long... numbers) {
        for (long number : numbers) {
            database.getCollection("notices")
                    .insertOne(new Document("platform", platform)
                            .append("platformSequence", number)
                            .append("platformEntry", platform + "/" + number));
        }
    }

    private List<Violation> violations() {
        var found = new ArrayList<Violation>();
        new PlatformFeedCheck(database, found::add).check();
        return found;
    }

    @Test
    void completeFeedsAreRight() {
        feed("acme", 7);
        feed("platform:north", 3);
        feed("platform:south", 1);
        notices("north", 2, 1, 3);
        notices("south", 1);
        database.getCollection("notices").insertOne(new Document("platform", "west"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void aNumberWithoutANoticeIsAHole() {
        feed("platform:north", 3);
        feed("platform:south", 1);
        notices("north", 1, 3);

        assertThat(violations())
                .extracting(Violation::kind, Violation::account, Violation::detail)
                .containsExactly(
                        tuple(ViolationKind.SEQUENCE_HOLE, "platform:north", "1 of 3 are missing, the first is 2"),
                        tuple(ViolationKind.SEQUENCE_HOLE, "platform:south", "1 of 1 are missing, the first is 1"));
    }

    @Test
    void aNumberTwiceAndOneBeyondTheFeedAreFound() {
        feed("platform:north", 1);
        notices("north", 1, 1, 2);

        assertThat(violations())
                .extracting(Violation::kind)
                .containsExactlyInAnyOrder(ViolationKind.SEQUENCE_DOUBLED, ViolationKind.SEQUENCE_HOLE);
    }
}
