package io.countersign.intake.store.view;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.view.TimelineEntry.Kind;
import io.countersign.intake.domain.view.TimelineMark;
import io.countersign.intake.domain.view.View;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.testing.CommandCounter;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How many store commands the writes of many views take. */
class ViewCommandsTest {

    private final CommandCounter commands = new CommandCounter();
    private final MongoClient client = commands.client();
    private final MongoViewStore store = new MongoViewStore(
            client.getDatabase(TestServers.freshPrefix() + "commands")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true)),
            CollectionNames.CURRENT,
            new JsonMapper());

    @AfterEach
    void close() {
        client.close();
    }

    private static List<View> twenty(LongFunction<View> view) {
        return LongStream.rangeClosed(1, 20).mapToObj(view).toList();
    }

    private static View submitted(long id) {
        var event = new ApplicationSubmitted(new SignatureId(id), 1, application("Acme " + id), account(ACME));
        return View.of(new SignatureId(id), CloudEvent.of("/intake", NOON, ACME, event));
    }

    private static View ended(long id) {
        return View.of(new SignatureId(id), rejected(new SignatureId(id), 1))
                .merge(View.marked(
                        new SignatureId(id), ACME, "admitted:1", new TimelineMark(Kind.ADMITTED, NOON, 1, null)));
    }

    @Test
    void automaticallyDecidedApplicationsTakeTwoCommandsTogether() {
        store.insert(twenty(ViewCommandsTest::submitted));
        store.merge(twenty(ViewCommandsTest::ended));

        assertThat(commands.take()).containsExactly("insert views", "update views");
        assertThat(store.find(twenty(ViewCommandsTest::submitted).stream()
                        .map(View::id)
                        .toList()))
                .hasSize(20)
                .allSatisfy(view -> assertThat(view)
                        .isEqualTo(submitted(view.id().value())
                                .merge(ended(view.id().value()))));
        assertThat(store.held(ACME)).isEmpty();
    }

    @Test
    void viewsThatAreAbsentAreInsertedAfterTheUpdate() {
        store.insert(List.of(submitted(1)));
        commands.take();

        store.merge(List.of(ended(1), ended(2)));

        assertThat(commands.take()).startsWith("update views", "find views", "insert views");
        assertThat(store.find(List.of(new SignatureId(1), new SignatureId(2))))
                .containsExactlyInAnyOrder(submitted(1).merge(ended(1)), ended(2));
    }

    @Test
    void submissionThatIsReadAgainDoesNotHoldItsSlotAnew() {
        store.insert(List.of(submitted(1)));
        store.merge(List.of(ended(1)));

        store.merge(List.of(submitted(1)));
        store.merge(List.of(submitted(1), ended(1)));

        assertThat(store.held(ACME)).isEmpty();
    }
}
