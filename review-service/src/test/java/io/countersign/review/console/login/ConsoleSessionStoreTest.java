package io.countersign.review.console.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSession;

class ConsoleSessionStoreTest {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration ABSOLUTE = Duration.ofHours(2);
    private static final String LOGIN = "SPRING_SECURITY_CONTEXT";

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "sessions");
    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private final ConsoleSessionStore store = new ConsoleSessionStore(
            database, new ConsoleProperties("console", "", "roles", null, IDLE, ABSOLUTE), () -> now);

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    private MapSession login() {
        var session = store.createSession().toFuture().join();
        session.setAttribute(LOGIN, "rita");
        store.save(session).toFuture().join();
        return session;
    }

    private boolean isThere(String id) {
        return store.findById(id).toFuture().join() != null;
    }

    private void use(String id) {
        var session = store.findById(id).toFuture().join();
        session.setLastAccessedTime(now);
        store.save(session).toFuture().join();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void keepsTheAttributes() {
        var session = login();

        var read = store.findById(session.getId()).toFuture().join();

        assertThat(read.<String>getAttribute(LOGIN)).isEqualTo("rita");
    }

    @Test
    void endsASessionThatIsNotUsed() {
        var session = login();

        pass(IDLE.minusSeconds(1));
        assertThat(isThere(session.getId())).isTrue();

        pass(Duration.ofSeconds(1));
        assertThat(isThere(session.getId())).isFalse();
    }

    @Test
    void endsASessionThatIsUsedAllTheTime() {
        var session = login();

        for (int i = 0; i < 7; i++) {
            pass(Duration.ofMinutes(15));
            use(session.getId());
        }
        assertThat(isThere(session.getId())).isTrue();

        pass(Duration.ofMinutes(15));
        assertThat(isThere(session.getId())).isFalse();
    }

    @Test
    void endsAnUnfinishedLoginSooner() {
        var session = store.createSession().toFuture().join();
        session.setAttribute("state", "s");
        store.save(session).toFuture().join();

        pass(ConsoleSessionStore.LOGIN_TIMEOUT);

        assertThat(isThere(session.getId())).isFalse();
    }

    @Test
    void anotherIdReplacesTheFirst() {
        var session = login();
        var read = store.findById(session.getId()).toFuture().join();

        read.changeSessionId();
        store.save(read).toFuture().join();

        assertThat(isThere(session.getId())).isFalse();
        assertThat(isThere(read.getId())).isTrue();
    }

    @Test
    void aRequestThatIsUnderWayDoesNotBringAnEndedSessionBack() {
        var session = login();
        var read = store.findById(session.getId()).toFuture().join();
        store.deleteById(session.getId()).toFuture().join();

        read.setAttribute("late", "change");
        store.save(read).toFuture().join();

        assertThat(isThere(session.getId())).isFalse();
    }

    @Test
    void aUseWithinHalfAMinuteIsNotWritten() {
        var session = login();
        var before = document();

        pass(Duration.ofSeconds(29));
        use(session.getId());
        assertThat(document()).isEqualTo(before);

        pass(Duration.ofSeconds(1));
        use(session.getId());
        assertThat(document()).isNotEqualTo(before);
    }

    private Document document() {
        return database.getCollection(ConsoleSessionStore.SESSIONS)
                .find()
                .into(new ArrayList<>())
                .getFirst();
    }

    @Test
    void refusesASessionAboveItsBound() {
        var session = login();
        session.setAttribute("large", "x".repeat(ConsoleSessionStore.MAX_BYTES));

        assertThatThrownBy(() -> store.save(session).toFuture().join())
                .hasMessageContaining("a session has more than 65536 bytes");
    }

    @Test
    void readsNoClassThatASessionDoesNotHold() {
        var session = login();
        session.setAttribute("foreign", new ObjectId());
        store.save(session).toFuture().join();

        assertThat(isThere(session.getId())).isFalse();
    }

    @Test
    void aLoginRemovesExpiredSessions() {
        login();
        pass(ABSOLUTE);
        var next = login();
        var read = store.findById(next.getId()).toFuture().join();

        read.changeSessionId();
        store.save(read).toFuture().join();

        assertThat(database.getCollection(ConsoleSessionStore.SESSIONS).countDocuments())
                .isEqualTo(1);
    }
}
