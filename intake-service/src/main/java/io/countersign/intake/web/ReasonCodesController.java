package io.countersign.intake.web;

import io.countersign.contracts.Sha256;
import io.countersign.platform.web.Etag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/reason-codes}: open to all. */
@RestController
@Tag(name = "Reason codes", description = "Why an application may be rejected, refused or retired")
class ReasonCodesController {

    private final ReasonCodes catalogue = ReasonCodes.all();
    private final Etag tag;

    ReasonCodesController(JsonMapper json) {
        this.tag = new Etag(catalogue.version() + "-"
                + Sha256.of(json.writeValueAsBytes(catalogue)).prefix(16));
    }

    @PermitAll
    @GetMapping(path = "/v1/reason-codes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listReasonCodes", summary = "The catalogue of reasons, in both languages")
    @ApiResponse(responseCode = "200", description = "The catalogue")
    @ApiResponse(responseCode = "304", description = "As the header If-None-Match says", content = @Content)
    ResponseEntity<ReasonCodes> list(@RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        var isKnown = tag.isKnownTo(known);
        var response = ResponseEntity.status(isKnown ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(tag.quoted())
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
        return isKnown ? response.build() : response.body(catalogue);
    }
}
