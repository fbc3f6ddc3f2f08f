package io.countersign.review.web.report;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query parameters of a {@link ReportWindow}, and the answer to wrong ones. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Inclusive",
            schema = @Schema(type = "string", format = "date-time")),
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "Exclusive",
            schema = @Schema(type = "string", format = "date-time"))
})
@ApiResponse(responseCode = "422", description = "A parameter is wrong")
public @interface WindowParameters {}
