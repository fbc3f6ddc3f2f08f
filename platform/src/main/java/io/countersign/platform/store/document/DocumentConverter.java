package io.countersign.platform.store.document;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.MappingException;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.util.ClassUtils;

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

    /** Spring Data would convert a text to a number and back, and so hide a damaged document. */
    @Override
    protected @Nullable Object getPotentiallyConvertedSimpleRead(@Nullable Object value, TypeInformation<?> target) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(target.getType());
        boolean isText = value instanceof String;
        boolean wantsNumber = Number.class.isAssignableFrom(type) || type == Boolean.class;
        if (value != null && (isText ? wantsNumber : type == String.class)) {
            throw new MappingException(
                    "%s instead of %s".formatted(value.getClass().getSimpleName(), type.getSimpleName()));
        }
        return super.getPotentiallyConvertedSimpleRead(value, target);
    }

    private String collection(Class<?> type) {
        var entity = getMappingContext().getPersistentEntity(type);
        return entity == null ? type.getSimpleName() : entity.getCollection();
    }
}
