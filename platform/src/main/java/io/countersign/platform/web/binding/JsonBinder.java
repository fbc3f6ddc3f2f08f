package io.countersign.platform.web.binding;

import io.countersign.platform.web.validation.Faults;
import io.countersign.platform.web.validation.JsonKind;
import io.countersign.platform.web.validation.RequestRecord;
import io.countersign.platform.web.validation.ViolationFaults;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Instant;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/** Makes a {@link RequestRecord} of JSON and goes on where a field is wrong, so that a caller learns all faults at once. */
public final class JsonBinder {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("requests")
                    .addDeserializer(String.class, ScalarDeserializer.text())
                    .addDeserializer(Boolean.class, ScalarDeserializer.flag())
                    .addDeserializer(Long.class, ScalarDeserializer.integer())
                    .addDeserializer(Instant.class, ScalarDeserializer.instant())
                    .setDeserializerModifier(new Structures()))
            .addHandler(new BindingProblemHandler())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The faults have texts of their own, so constraints need no expression language for their messages. */
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private JsonBinder() {}

    public static <T extends RequestRecord> BoundBody<T> bind(JsonNode tree, Class<T> type) {
        var faults = new Faults(type);
        if (!tree.isObject()) {
            faults.add(Faults.wrongType("", JsonKind.OBJECT));
        }
        T value = MAPPER.readerFor(type)
                .withAttribute(BindingProblemHandler.Reading.class, new BindingProblemHandler.Reading(faults))
                .readValue(tree.isObject() ? tree : MAPPER.createObjectNode());
        VALIDATOR.validate(value).stream()
                .map(ViolationFaults::of)
                .filter(fault -> !faults.covers(fault.pointer()))
                .toList()
                .forEach(faults::add);
        return new BoundBody<>(value, faults);
    }

    /** Values of another JSON type than a field has are reported before Jackson converts them. */
    private static final class Structures extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> deserializer) {
            return RequestRecord.class.isAssignableFrom(type.getBeanClass())
                    ? new StructureDeserializer(type.getType(), deserializer)
                    : deserializer;
        }

        @Override
        public ValueDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> deserializer) {
            return new StructureDeserializer(type, deserializer);
        }

        @Override
        public ValueDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> deserializer) {
            return new StructureDeserializer(type, deserializer);
        }

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> deserializer) {
            return ScalarDeserializer.constant(type.getRawClass());
        }
    }
}
