package io.countersign.notification.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parameters of a {@link NoticeCursor}, for the API's document. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "after",
        in = ParameterIn.QUERY,
        description = "The number after which to read on",
        example = "0",
        schema =
                @Schema(
                        type = "integer",
                        format = "int64",
                        minimum = "0",
                        maximum = NoticeCursor.MAX_NUMBER,
                        defaultValue = "0"))
@Parameter(
        name = "limit",
        in = ParameterIn.QUERY,
        description = "At most so many",
        example = "100",
        schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "1000", defaultValue = "100"))
@interface NoticeCursorParameters {}
