package io.countersign.platform.store.document;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Spring Data's template on one database, whose read and write concern it uses. */
public final class MongoTemplates {

    private MongoTemplates() {}

    /** Documents carry no Java class name. */
    public static MongoTemplate of(MongoDatabase database) {
        var conversions = new MongoCustomConversions(List.of());
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var converter = new DocumentConverter(context, conversions);
        var template = new MongoTemplate(new ServiceDatabase(database), converter);
        template.setEntityLifecycleEventsEnabled(false);
        return template;
    }

    /** Without sessions: no store needs a transaction. */
    private record ServiceDatabase(MongoDatabase database) implements MongoDatabaseFactory {

        @Override
        public MongoDatabase getMongoDatabase() {
            return database;
        }

        @Override
        public MongoDatabase getMongoDatabase(String name) {
            if (!name.equals(database.getName())) {
                throw new IllegalArgumentException("A service uses its own database only, not " + name);
            }
            return database;
        }

        @Override
        public PersistenceExceptionTranslator getExceptionTranslator() {
            return MongoExceptionTranslator.DEFAULT_EXCEPTION_TRANSLATOR;
        }

        @Override
        public ClientSession getSession(ClientSessionOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MongoDatabaseFactory withSession(ClientSession session) {
            throw new UnsupportedOperationException();
        }
    }
}
