package io.countersign.platform.web.server;

import io.countersign.platform.web.binding.EnumCodes;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;

/** Describes each {@link RequestRecord} in the API's document by its constraints, and each enum by its codes. */
final class RequestSchemas implements ModelConverter {

    private static final String NOT_BLANK = "\\S";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = Json.mapper().constructType(type.getType());
        if (java.hasRawClass(JsonBody.class)) {
            return context.resolve(new AnnotatedType(java.containedType(0)).resolveAsRef(true));
        }
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && java.isEnumType()) {
            setCodes(schema, java.getRawClass());
        }
        if (schema != null && RequestRecord.class.isAssignableFrom(java.getRawClass())) {
            describe(java.getRawClass(), model(schema, context));
        }
        return schema;
    }

    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void describe(Class<?> type, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        model.setAdditionalProperties(false);
        for (var component : type.getRecordComponents()) {
            var property = model.getProperties().get(component.getName());
            var constraints = MergedAnnotations.from(field(type, component));
            if (constraints.isPresent(NotNull.class)) {
                model.addRequiredItem(component.getName());
            }
            if (property != null) {
                constrain(property, component.getType(), constraints);
                constrainEntries(property, component);
            }
        }
    }

    private static AnnotatedElement field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void constrainEntries(Schema<?> property, RecordComponent component) {
        if (property.getItems() != null && component.getAnnotatedType() instanceof AnnotatedParameterizedType list) {
            var entry = list.getAnnotatedActualTypeArguments()[0];
            constrain(
                    property.getItems(),
                    ResolvableType.forType(entry.getType()).toClass(),
                    MergedAnnotations.from(entry));
        }
    }

    @SuppressWarnings("unchecked") // the schema of an enum is one of strings
    private static void setCodes(Schema<?> property, Class<?> type) {
        property.setEnum(null);
        EnumCodes.of(type).forEach(((Schema<Object>) property)::addEnumItemObject);
    }

    private static void constrain(Schema<?> property, Class<?> type, MergedAnnotations constraints) {
        if (type.isEnum()) {
            setCodes(property, type);
        }
        of(constraints, Range.class).forEach(range -> {
            property.setMinimum(BigDecimal.valueOf(range.min()));
            property.setMaximum(BigDecimal.valueOf(range.max()));
        });
        of(constraints, Pattern.class).forEach(pattern -> property.setPattern("^(?:" + pattern.regexp() + ")$"));
        of(constraints, PlainText.class).forEach(text -> {
            if (text.max() != Integer.MAX_VALUE) {
                property.setMaxLength(text.max());
            }
            if (!text.blank()) {
                property.setMinLength(1);
                property.setPattern(property.getPattern() == null ? NOT_BLANK : property.getPattern());
            }
        });
        of(constraints, io.swagger.v3.oas.annotations.media.Schema.class).forEach(described -> {
            if (property.getDescription() == null && !described.description().isEmpty()) {
                property.setDescription(described.description());
            }
            if (property.getExample() == null && !described.example().isEmpty()) {
                property.setExample(described.example());
            }
        });
    }

    private static <A extends java.lang.annotation.Annotation> Stream<A> of(
            MergedAnnotations annotations, Class<A> type) {
        return annotations.stream(type).map(annotation -> annotation.synthesize());
    }
}
