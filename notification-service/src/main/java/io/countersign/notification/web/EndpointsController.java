package io.countersign.notification.web;

import io.countersign.notification.domain.endpoint.AddressPolicy;
import io.countersign.notification.domain.endpoint.EndpointLookup;
import io.countersign.notification.domain.endpoint.EndpointRegistration;
import io.countersign.notification.domain.endpoint.EndpointRegistration.Put;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.ActingAccount;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an account, or a platform for all of its accounts, wants notices posted. */
@RestController
@RequestMapping(path = "/v1/endpoints", produces = "application/json")
@Tag(
        name = "Endpoints",
        description = "One webhook for each account, and one for each platform, which gets the notices of all its"
                + " accounts. Posts are signed by Standard Webhooks 1.0.0.")
class EndpointsController {

    private static final String SCOPE = "endpoints:write";
    private static final LocalizedText UNREADABLE = LocalizedText.of("notification.endpoints-controller.unreadable");

    private final EndpointRegistration registering;
    private final Access access;
    private final AddressPolicy policy;

    EndpointsController(EndpointRegistration registering, Access access, AddressPolicy policy) {
        this.registering = registering;
        this.access = access;
        this.policy = policy;
    }

    @RequiresScope(SCOPE)
    @PutMapping(consumes = "application/json")
    @Operation(
            operationId = "putEndpoint",
            summary = "Create the endpoint, or move it",
            description =
                    "The first PUT creates it and shows its secret, once. A later one changes its URL, enables it if it was"
                            + " disabled, and keeps id and secret. curl -X PUT -H \"Authorization: Bearer $TOKEN\" -H"
                            + " 'Content-Type: application/json' -d '{\"url\":\"https://hooks.example.com/notices\"}'"
                            + " http://localhost:8083/v1/endpoints")
    @ApiResponse(
            responseCode = "201",
            description = "Created; keep the secret",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = EndpointView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Moved",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = EndpointView.class)))
    ResponseEntity<EndpointView> put(
            Caller caller,
            @Parameter(
                            description = "Of a platform only: for one of its accounts; without it for all",
                            schema = @Schema(type = "string", pattern = ActingAccount.ID_PATTERN))
                    @RequestHeader(name = ActingAccount.HEADER, required = false)
                    @Nullable
                    String account,
            @RequestBody(required = true) JsonBody<EndpointRequest> body) {
        var owner = access.owner(caller, account);
        var url = EndpointRequest.url(body, policy);
        var put = registering.put(owner, access.registrar(caller, owner), url);
        if (!access.isStillAllowed(caller, account)) {
            registering.remove(put.endpoint());
            throw ActingAccount.foreign();
        }
        return switch (put) {
            case Put.Created(var endpoint) ->
                ResponseEntity.status(HttpStatus.CREATED).body(EndpointView.withSecret(endpoint));
            case Put.Changed(var endpoint) -> ResponseEntity.ok(EndpointView.of(endpoint));
        };
    }

    @RequiresScope(SCOPE)
    @GetMapping
    @Operation(operationId = "getEndpoint", summary = "Read the endpoint, without its secret")
    @ApiResponse(responseCode = "200", description = "The endpoint")
    @ApiResponse(responseCode = "404", description = "There is none")
    @ApiResponse(responseCode = "500", description = "Its stored document cannot be read; create it anew")
    EndpointView get(
            Caller caller,
            @Parameter(
                            description = "Of a platform only: for one of its accounts; without it for all",
                            schema = @Schema(type = "string", pattern = ActingAccount.ID_PATTERN))
                    @RequestHeader(name = ActingAccount.HEADER, required = false)
                    @Nullable
                    String account) {
        return switch (registering.find(access.owner(caller, account))) {
            case EndpointLookup.Found(var endpoint) -> EndpointView.of(endpoint);
            case EndpointLookup.Absent _ -> throw ProblemException.of(HttpStatus.NOT_FOUND);
            case EndpointLookup.Unreadable _ ->
                throw new ProblemException(HttpStatus.INTERNAL_SERVER_ERROR, "ENDPOINT_UNREADABLE", UNREADABLE);
        };
    }

    @RequiresScope(SCOPE)
    @DeleteMapping
    @Operation(
            operationId = "deleteEndpoint",
            summary = "Remove the endpoint",
            description = "What still waits for it is not delivered any more.")
    @ApiResponse(responseCode = "204", description = "Removed", content = @Content)
    @ApiResponse(responseCode = "404", description = "There is none")
    ResponseEntity<Void> delete(
            Caller caller,
            @Parameter(
                            description = "Of a platform only: for one of its accounts; without it for all",
                            schema = @Schema(type = "string", pattern = ActingAccount.ID_PATTERN))
                    @RequestHeader(name = ActingAccount.HEADER, required = false)
                    @Nullable
                    String account) {
        if (!registering.remove(access.owner(caller, account))) {
            throw ProblemException.of(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.noContent().build();
    }
}
