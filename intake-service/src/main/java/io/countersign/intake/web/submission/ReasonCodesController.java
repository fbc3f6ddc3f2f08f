package io.countersign.intake.web.submission;

import io.countersign.contracts.Sha256;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/reason-codes}: open to all. */
@RestController
@Tag(name = "Reason codes", description = "Why an application may be rejected, refused or retired")
class ReasonCodesController {

    private final ReasonCodes catalogue = ReasonCodes.all();
    private final String tag;

    ReasonCodesController(JsonMapper json) {
        this.tag = catalogue.version() + "-"
                + Sha256.of(json.writeValueAsBytes(catalogue)).prefix(16);
    }

    @PermitAll
    @GetMapping(path = "/v1/reason-codes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listReasonCodes", summary = "The catalogue of reasons, in both languages")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of an answer that is kept",
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "200", description = "The catalogue")
    @ApiResponse(responseCode = "304", description = "As the header If-None-Match says", content = @Content)
    ResponseEntity<ReasonCodes> list() {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(catalogue);
    }
}
