package io.countersign.review.web.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.queue.AbsenceCommands;
import io.countersign.review.domain.queue.OwnClaims;
import io.countersign.review.domain.queue.OwnClaims.Claim;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.web.ReviewerScopes;
import io.countersign.review.web.command.LeaseView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** What reviewers hold, and when they are absent. */
@RestController
@Tag(name = "Reviewers", description = "One's own claims and absence; a lead sets the absence of any reviewer")
class ReviewerController {

    private static final String SELF = "me";
    private static final LocalizedText ANOTHER = LocalizedText.of("review.reviewer-controller.another");

    private final ReviewQueue queue;
    private final AbsenceCommands absences;
    private final ClaimSettings settings;
    private final InstantSource clock;

    ReviewerController(ReviewQueue queue, AbsenceCommands absences, ClaimSettings settings, InstantSource clock) {
        this.queue = queue;
        this.absences = absences;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the caller holds. */
    @Schema(name = "OwnClaims")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnClaimsView(
            @Schema(example = "5", description = "Open claims that a reviewer may have")
            int limit,

            @Schema(description = "Claims that are held now")
            List<LeaseView> leases,

            @Schema(description = "Every slot that counts toward the limit")
            List<SlotView> slots,

            @Nullable AbsenceView absence) {

        static OwnClaimsView of(OwnClaims own, int limit) {
            return new OwnClaimsView(
                    limit,
                    own.claims().stream().flatMap(OwnClaimsView::lease).toList(),
                    own.claims().stream()
                            .map(claim -> new SlotView(
                                    claim.slot().signature().text(),
                                    claim.slot().until()))
                            .toList(),
                    own.absence() == null ? null : AbsenceView.of(own.absence()));
        }

        private static Stream<LeaseView> lease(Claim claim) {
            var open = claim.known() == null ? null : claim.known().open();
            var lease = open == null ? null : open.getValue().lease();
            return open == null || lease == null
                    ? Stream.of()
                    : Stream.of(new LeaseView(
                            claim.slot().signature().text(), open.getKey(), lease.token(), lease.until()));
        }
    }

    /** A slot. */
    @Schema(name = "ClaimSlot")
    record SlotView(@Schema(example = "1001") String id, Instant until) {}

    /** An absence. */
    @Schema(name = "Absence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AbsenceView(Instant until, @Nullable String note) {

        static AbsenceView of(ReviewerRecord.Absence absence) {
            return new AbsenceView(absence.until(), absence.note());
        }
    }

    @RequiresScope(ReviewerScopes.DECIDE)
    @GetMapping(path = "/v1/cases/mine", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listOwnClaims",
            summary = "Lists the caller's claims",
            description = "A slot without a lease belongs to a claim that did not finish or whose revision has ended;"
                    + " it ends at its time.")
    @ApiResponse(responseCode = "200", description = "Leases with their tokens, and slots")
    OwnClaimsView mine(Caller caller) {
        return OwnClaimsView.of(queue.own(caller.subject()), settings.maxClaims());
    }

    @RequiresScope({ReviewerScopes.DECIDE, ReviewerScopes.LEAD})
    @PutMapping(
            path = "/v1/cases/reviewers/{reviewer}/absence",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "beginAbsence",
            summary = "Hands nothing to a reviewer until a time",
            description = "What was handed over to the reviewer is offered to all. Claims that are held stay.")
    @ApiResponse(responseCode = "200", description = "The absence")
    AbsenceView begin(
            Caller caller,
            @Parameter(description = "`me`, or for a lead any reviewer", example = "me") @PathVariable String reviewer,
            @RequestBody(required = true) JsonBody<AbsenceRequest> body) {
        var name = named(caller, reviewer);
        var request = AbsenceRequest.read(body, clock.instant());
        return AbsenceView.of(absences.begin(name, request.until(), request.note()));
    }

    @RequiresScope({ReviewerScopes.DECIDE, ReviewerScopes.LEAD})
    @DeleteMapping("/v1/cases/reviewers/{reviewer}/absence")
    @Operation(operationId = "endAbsence", summary = "Ends an absence")
    @ApiResponse(responseCode = "204", description = "The reviewer is not absent", content = @Content)
    ResponseEntity<Void> end(
            Caller caller,
            @Parameter(description = "`me`, or for a lead any reviewer", example = "me") @PathVariable
                    String reviewer) {
        absences.end(named(caller, reviewer));
        return ResponseEntity.noContent().build();
    }

    private static String named(Caller caller, String reviewer) {
        if (reviewer.equals(SELF) || reviewer.equals(caller.subject())) {
            return caller.subject();
        }
        if (!caller.has(ReviewerScopes.LEAD)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "ANOTHER_REVIEWER", ANOTHER);
        }
        if (reviewer.length() > Handling.MAX_REVIEWER_LENGTH) {
            throw ProblemException.of(HttpStatus.NOT_FOUND);
        }
        return reviewer;
    }
}
