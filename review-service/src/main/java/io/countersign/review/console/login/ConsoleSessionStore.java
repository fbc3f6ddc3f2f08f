package io.countersign.review.console.login;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.countersign.contracts.Sha256;
import io.countersign.review.console.BlockingCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.session.MapSession;
import org.springframework.session.ReactiveSessionRepository;
import reactor.core.publisher.Mono;

/**
 * The console's sessions in {@code console_sessions}, so that every instance serves each of them and none ends with an
 * instance. A document is found by the digest of its session's id: a copy of the store does not allow a session to be taken over.
 *
 * <p>{@code mongodb-spring-session} was considered: it needs the reactive driver, and thereby a second client with a
 * connection pool of its own beside the blocking one of every other store, and it has no absolute time-out.
 *
 * <p>A session ends when it was not used for its idle time-out, or when it is older than the absolute one. A use is
 * written at most once per {@link #TOUCH_INTERVAL}, which the idle time-out is short of.
 */
final class ConsoleSessionStore implements ReactiveSessionRepository<MapSession> {

    static final String SESSIONS = "console_sessions";
    static final String EXPIRES = "expires";

    /** Of a serialized session: the login of one person and the state of one login in progress. */
    static final int MAX_BYTES = 64 * 1024;

    /** Until the login is complete. */
    static final Duration LOGIN_TIMEOUT = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSessionStore.class);
    private static final Duration TOUCH_INTERVAL = Duration.ofSeconds(30);
    private static final String ID = "_id";
    private static final String LOGIN = "SPRING_SECURITY_CONTEXT";
    private static final String WRITTEN = "countersign.written";
    private static final ObjectInputFilter CLASSES = ObjectInputFilter.Config.createFilter(
            "maxbytes=" + MAX_BYTES + ";maxdepth=40;java.base/*;org.springframework.security.**;"
                    + "org.springframework.web.server.**;org.springframework.util.**;io.countersign.review.console.*;!*");

    private final MongoCollection<Document> sessions;
    private final ConsoleProperties settings;
    private final InstantSource clock;

    ConsoleSessionStore(MongoDatabase database, ConsoleProperties settings, InstantSource clock) {
        this.sessions = database.getCollection(SESSIONS);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<MapSession> createSession() {
        return Mono.fromSupplier(() -> {
            var session = new MapSession();
            session.setCreationTime(clock.instant());
            session.setLastAccessedTime(clock.instant());
            session.setMaxInactiveInterval(settings.idleTimeout());
            return session;
        });
    }

    @Override
    public Mono<Void> save(MapSession session) {
        return BlockingCall.of(() -> write(session));
    }

    private void write(MapSession session) {
        var attributes = attributes(session);
        var content = serialized(attributes);
        var isMoved = !session.getId().equals(session.getOriginalId());
        if (!isMoved && !isDue(session, content)) {
            return;
        }
        if (content.length > MAX_BYTES) {
            throw new IllegalStateException("a session has more than " + MAX_BYTES + " bytes");
        }
        var document = new Document(ID, Sha256.of(session.getId()).hex())
                .append("schema", 1)
                .append("created", Date.from(session.getCreationTime()))
                .append("used", Date.from(session.getLastAccessedTime()))
                .append(EXPIRES, Date.from(expiry(session, attributes)))
                .append("content", new Binary(content));
        if (isMoved) {
            move(session, document);
        } else {
            // A session that was ended meanwhile, such as by a logout on another instance, is not written again.
            var isNew = session.getAttribute(WRITTEN) == null;
            sessions.replaceOne(byId(session.getId()), document, new ReplaceOptions().upsert(isNew));
        }
    }

    /** A login gives its session another id. */
    private void move(MapSession session, Document document) {
        sessions.replaceOne(byId(session.getId()), document, new ReplaceOptions().upsert(true));
        sessions.deleteOne(byId(session.getOriginalId()));
        sessions.deleteMany(new Document(EXPIRES, new Document("$lte", Date.from(clock.instant()))));
    }

    private static Document byId(String id) {
        return new Document(ID, Sha256.of(id).hex());
    }

    private boolean isDue(MapSession session, byte[] content) {
        var written = session.<Written>getAttribute(WRITTEN);
        return written == null
                || !written.digest().equals(Sha256.of(content).hex())
                || Duration.between(written.used(), session.getLastAccessedTime())
                                .compareTo(TOUCH_INTERVAL)
                        >= 0;
    }

    /** What the store has, to find out whether a session changed; never stored. */
    private record Written(String digest, Instant used) {}

    private Instant expiry(MapSession session, Map<String, Object> attributes) {
        var idle = attributes.containsKey(LOGIN) ? settings.idleTimeout() : LOGIN_TIMEOUT;
        var idleEnd = session.getLastAccessedTime().plus(idle);
        var absoluteEnd = session.getCreationTime().plus(settings.absoluteTimeout());
        return idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd;
    }

    @Override
    public Mono<MapSession> findById(String id) {
        return BlockingCall.of(() -> read(id));
    }

    private @Nullable MapSession read(String id) {
        var found = sessions.find(byId(id)).first();
        if (found == null || !found.getDate(EXPIRES).toInstant().isAfter(clock.instant())) {
            return null;
        }
        var content = found.get("content", Binary.class).getData();
        var session = new MapSession(id);
        session.setCreationTime(found.getDate("created").toInstant());
        session.setLastAccessedTime(found.getDate("used").toInstant());
        session.setMaxInactiveInterval(settings.absoluteTimeout());
        try {
            deserialized(content).forEach(session::setAttribute);
        } catch (IOException | ClassNotFoundException | RuntimeException unreadable) {
            LOG.atWarn().addKeyValue("cause", unreadable.toString()).log("Ending a session that cannot be read");
            return null;
        }
        session.setAttribute(WRITTEN, new Written(Sha256.of(content).hex(), session.getLastAccessedTime()));
        return session;
    }

    @Override
    public Mono<Void> deleteById(String id) {
        return BlockingCall.of(() -> delete(id));
    }

    private void delete(String id) {
        sessions.deleteOne(byId(id));
    }

    private static Map<String, Object> attributes(MapSession session) {
        var attributes = new HashMap<String, Object>();
        for (var name : session.getAttributeNames()) {
            var value = session.getAttribute(name);
            if (value != null && !name.equals(WRITTEN)) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private static byte[] serialized(Map<String, Object> attributes) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new TreeMap<>(attributes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> deserialized(byte[] content) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(content))) {
            in.setObjectInputFilter(CLASSES);
            var attributes = new HashMap<String, Object>();
            ((Map<?, ?>) in.readObject()).forEach((name, value) -> attributes.put(String.valueOf(name), value));
            return attributes;
        }
    }
}
