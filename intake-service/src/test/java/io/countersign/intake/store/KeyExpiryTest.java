package io.countersign.intake.store;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class KeyExpiryTest {

    private static final BsonDocument NO_TTL =
            BsonDocument.parse("{ok: 0, code: 67, codeName: 'CannotCreateIndex', errmsg: 'no TTL here'}");

    @Test
    void anEngineThatExpiresNothingStopsNoStart() {
        MongoCollection<?> keys = answering(MongoCollection.class, () -> {
            throw new MongoCommandException(NO_TTL, new ServerAddress());
        });
        MongoDatabase database = answering(MongoDatabase.class, () -> keys);

        assertThatCode(new KeyExpiry(database)::run).doesNotThrowAnyException();
    }

    private static <T> T answering(Class<T> type, Supplier<Object> answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer.get()));
    }
}
