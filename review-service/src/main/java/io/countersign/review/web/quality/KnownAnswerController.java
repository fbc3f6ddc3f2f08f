package io.countersign.review.web.quality;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.web.binding.BoundBody;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.domain.copy.CaseCopies;
import io.countersign.review.domain.copy.CaseCopy;
import io.countersign.review.domain.copy.CaseCopyResult.CertificateDeleted;
import io.countersign.review.domain.copy.CaseCopyResult.Copied;
import io.countersign.review.domain.copy.CaseCopyResult.NotDecided;
import io.countersign.review.domain.copy.CaseCopyResult.UnknownSource;
import io.countersign.review.domain.quality.QualitySampling;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.web.ConflictProblems;
import io.countersign.review.web.ReviewerScopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases whose answer is known, written by hand or copied of a decided case. */
@RestController
@EnableConfigurationProperties(QualityAccountProperties.class)
@RequestMapping(path = "/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Leads")
class KnownAnswerController {

    private static final LocalizedText NO_OWNER = LocalizedText.of("review.known-answer-controller.no-owner");
    private static final LocalizedText NO_COPIES = LocalizedText.of("review.known-answer-controller.no-copies");
    private static final LocalizedText NOT_DECIDED = LocalizedText.of("review.known-answer-controller.not-decided");
    private static final LocalizedText DELETED = LocalizedText.of("review.known-answer-controller.deleted");

    private final QualitySampling sampling;
    private final CaseCopies copies;
    private final InstantSource clock;
    private final String owner;
    private final boolean areCopiesPermitted;

    KnownAnswerController(
            QualitySampling sampling, CaseCopies copies, InstantSource clock, QualityAccountProperties settings) {
        this.sampling = sampling;
        this.copies = copies;
        this.clock = clock;
        this.owner = settings.account();
        this.areCopiesPermitted = settings.copies();
    }

    @RequiresScope(ReviewerScopes.LEAD)
    @PostMapping(path = "/known-answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createKnownAnswer",
            summary = "Puts a case with a known answer into the queue",
            description =
                    "Reviewers do not learn of it. It is no signature: nothing is published, counted or registered. Its"
                            + " certificates belong to the operator's account. With a `source` it is a copy of that"
                            + " decided case, with the certificates of its account, and ends when the account deletes"
                            + " one of them. The same id again gives the same case.")
    @ApiResponse(responseCode = "200", description = "The id under which reviewers see it")
    @ApiResponse(responseCode = "404", description = "There is no such source")
    @ApiResponse(
            responseCode = "409",
            description = "No account is configured, copies are not permitted, or the source cannot be copied")
    CreatedView create(@RequestBody(required = true) JsonBody<KnownAnswerRequest> body) {
        var bound = body.bind();
        var created = KnownAnswerRequest.copy(bound).map(this::copied).orElseGet(() -> written(bound));
        return new CreatedView(created.text());
    }

    private SignatureId written(BoundBody<KnownAnswerRequest> body) {
        if (owner.isEmpty()) {
            throw new ProblemException(HttpStatus.CONFLICT, "NO_QUALITY_ACCOUNT", NO_OWNER);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return sampling.create(KnownAnswerRequest.read(body, new AccountId(owner), now));
    }

    private SignatureId copied(CaseCopy copy) {
        if (!areCopiesPermitted) {
            throw new ProblemException(HttpStatus.CONFLICT, "COPIES_NOT_PERMITTED", NO_COPIES);
        }
        return switch (copies.create(copy)) {
            case Copied(var shownAs) -> shownAs;
            case UnknownSource _ -> throw ConflictProblems.problem(Conflict.UNKNOWN_CASE);
            case NotDecided _ -> throw new ProblemException(HttpStatus.CONFLICT, "NOT_DECIDED", NOT_DECIDED);
            case CertificateDeleted _ ->
                throw new ProblemException(HttpStatus.CONFLICT, "CERTIFICATE_DELETED", DELETED);
        };
    }

    /** The case that was made. */
    @Schema(name = "KnownAnswer")
    record CreatedView(@Schema(example = "1991") String id) {}
}
