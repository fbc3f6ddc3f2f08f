package io.countersign.review.web.report;

import io.countersign.review.domain.cases.CaseStatus;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The conditions of a search, for the API's document. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "id", in = ParameterIn.QUERY, schema = @Schema(type = "string"), example = "1001")
@Parameter(
        name = "name",
        in = ParameterIn.QUERY,
        description = "The beginning of a name",
        schema = @Schema(type = "string", maxLength = 200))
@Parameter(name = "account", in = ParameterIn.QUERY, schema = @Schema(type = "string"), example = "acme-cloud")
@Parameter(
        name = "reference",
        in = ParameterIn.QUERY,
        description = "The applicant's own id of an application",
        schema = @Schema(type = "string"))
@Parameter(
        name = "reviewer",
        in = ParameterIn.QUERY,
        description = "Who gave a verdict that decided a revision",
        schema = @Schema(type = "string"))
@Parameter(
        name = "reason",
        in = ParameterIn.QUERY,
        description = "Code of a reason of any outcome",
        schema = @Schema(type = "string"),
        example = "DOCUMENT_FORGED")
@Parameter(name = "status", in = ParameterIn.QUERY, schema = @Schema(implementation = CaseStatus.class))
@Parameter(
        name = "from",
        in = ParameterIn.QUERY,
        description = "Of the last submission or outcome, inclusive",
        schema = @Schema(type = "string", format = "date-time"))
@Parameter(
        name = "until",
        in = ParameterIn.QUERY,
        description = "Exclusive",
        schema = @Schema(type = "string", format = "date-time"))
@interface SearchParameters {}
