package io.countersign.platform.store;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Reports each document that cannot be mapped by one type, which names the document, and writes no class names. */
final class DocumentConverter extends MappingMongoConverter {

    DocumentConverter(MongoMappingContext context, MongoCustomConversions conversions) {
        super(NoOpDbRefResolver.INSTANCE, context);
        setCustomConversions(conversions);
        setTypeMapper(new DefaultMongoTypeMapper(null));
        afterPropertiesSet();
    }

    @Override
    public <S> S read(Class<S> type, Bson source) {
        try {
            return super.read(type, source);
        } catch (RuntimeException failed) {
            var id = source instanceof Document document ? document.get("_id") : null;
            throw new UnreadableDocumentException(collection(type), id, failed);
        }
    }

    private String collection(Class<?> type) {
        var entity = getMappingContext().getPersistentEntity(type);
        return entity == null ? type.getSimpleName() : entity.getCollection();
    }
}
