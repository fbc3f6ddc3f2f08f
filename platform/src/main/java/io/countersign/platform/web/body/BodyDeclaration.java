package io.countersign.platform.web.body;

import io.countersign.platform.web.validation.RequestRecord;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * The JSON body that a parameter declares.
 *
 * @param type of the record
 * @param limit in bytes
 */
public record BodyDeclaration(Class<? extends RequestRecord> type, int limit) {

    /** Of a {@link JsonBody} parameter. */
    public static BodyDeclaration of(MethodParameter parameter) {
        var type = ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass();
        return new BodyDeclaration(type.asSubclass(RequestRecord.class), limit(parameter));
    }

    static int limit(MethodParameter parameter) {
        var declared = parameter.getParameterAnnotation(BodyLimit.class);
        return declared == null ? BodyLimit.DEFAULT : declared.value();
    }
}
