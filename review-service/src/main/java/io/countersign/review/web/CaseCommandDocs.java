package io.countersign.review.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** What the API's document says of the desk's parameters and bodies, kept apart from the code. */
final class CaseCommandDocs {

    private static final String CLAIM = "{\"revision\": 1, \"token\": \"3f0a9c1e-5b0e-4c8f-9a58-0c7d3f1b2a44\"}";
    private static final String APPROVAL =
            "{\"revision\": 1, \"token\": \"3f0a9c1e-5b0e-4c8f-9a58-0c7d3f1b2a44\", \"verdict\": \"approve\"}";
    private static final String REJECTION =
            "{\"revision\": 1, \"token\": \"3f0a9c1e-5b0e-4c8f-9a58-0c7d3f1b2a44\", \"verdict\": \"reject\","
                    + " \"reasons\": [{\"code\": \"DOCUMENT_UNREADABLE\", \"pointer\": \"/documents/0\","
                    + " \"comment\": \"The stamp can't be read.\"}]}";
    private static final String RETIREMENT =
            "{\"reasons\": [{\"code\": \"RETIRED_OWNER_COMPLAINT\"}], \"note\": \"Letter of 3 November.\"}";

    private CaseCommandDocs() {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The signature's id", example = "1001")
    @interface Id {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ReleaseRequest.class),
                            examples = @ExampleObject(CLAIM)))
    @interface TakesRelease {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = LeaseRequest.class),
                            examples = @ExampleObject(CLAIM)))
    @interface TakesClaim {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = VerdictRequest.Document.class),
                            examples = {
                                @ExampleObject(name = "approve", value = APPROVAL),
                                @ExampleObject(name = "reject", value = REJECTION)
                            }))
    @interface TakesVerdict {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RetireRequest.class),
                            examples = @ExampleObject(RETIREMENT)))
    @interface TakesRetirement {}
}
