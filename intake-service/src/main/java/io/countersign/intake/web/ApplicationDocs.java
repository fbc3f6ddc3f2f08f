package io.countersign.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Descriptions of the commands in the OpenAPI document, kept apart from the code. */
public final class ApplicationDocs {

    private ApplicationDocs() {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Operation(
            operationId = "submitApplication",
            summary = "Applies for a signature",
            description = "Form is checked at once, with all faults in one answer;"
                    + " content, quota and duplicates are decided afterwards, each with all reasons. After a 202 the"
                    + " application is found under `Location`. Keys live for at least 24 hours.")
    @AcceptedResponse
    public @interface Submit {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Operation(
            operationId = "modifyApplication",
            summary = "Submits the whole application again, as the next revision",
            description = "Possible while pending, rejected, refused or discarded;" + " the region stays.")
    @AcceptedResponse
    @StateResponses
    public @interface Modify {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Operation(
            operationId = "withdrawApplication",
            summary = "Asks to take a pending application back",
            description = "Review settles it: an approval may come first.")
    @AcceptedResponse
    @StateResponses
    public @interface Withdraw {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Operation(
            operationId = "answerQuestion",
            summary = "Answers a reviewer's question",
            description =
                    "While the question is open. The content of the revision stays, and no attempt is used. The same"
                            + " answer again is answered alike; another one is refused.")
    @AcceptedResponse
    @ApiResponse(responseCode = "409", description = "The question is not open")
    public @interface Answer {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Operation(
            operationId = "deleteSignature",
            summary = "Deletes a signature for good",
            description = "Frees its slot and its name.")
    @AcceptedResponse
    @StateResponses
    public @interface Delete {}

    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "202",
            description = "Accepted",
            headers = {
                @Header(name = "Location", schema = @Schema(type = "string")),
                @Header(name = "ETag", schema = @Schema(type = "string"))
            },
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = AcceptedResponse.class)))
    @interface AcceptedResponse {}

    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "409", description = "The signature's state does not allow it")
    @ApiResponse(responseCode = "412", description = "If-Match names a state that is gone")
    @interface StateResponses {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The signature's id", example = "1001", schema = @Schema(type = "string"))
    public @interface Id {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "For whom a platform acts",
            schema = @Schema(type = "string", pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"))
    public @interface Account {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description =
                    "The same key and content again have the same answer and count once. One value in double quotes, as"
                            + " in the IETF's draft; a key without quotes is the same key",
            example = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"",
            schema = @Schema(type = "string", maxLength = 512))
    public @interface Key {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "The ETag that was read last; its part for the representation and language is ignored",
            schema = @Schema(type = "string", pattern = "^(\\*|\"[!#-~]*\")$"))
    public @interface IfMatch {}
}
