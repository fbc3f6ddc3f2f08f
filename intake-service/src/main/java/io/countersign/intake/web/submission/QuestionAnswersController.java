package io.countersign.intake.web.submission;

import static io.countersign.intake.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.QuestionAnswer;
import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.intake.web.AcceptedResponse;
import io.countersign.intake.web.ApplicationDocs;
import io.countersign.intake.web.ApplicationPaths;
import io.countersign.intake.web.CommandProblems;
import io.countersign.intake.web.IdempotencyKeyHeader;
import io.countersign.intake.web.RateLimited;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.RequestDigest;
import io.countersign.intake.web.Tenancy;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.BodyLimit;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.server.RequestTimeLimit;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Answers to reviewers' questions. */
@RestController
@RequestMapping(path = ApplicationPaths.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Applications")
class QuestionAnswersController {

    private final ApplicationCommands intake;
    private final CertificateService certificates;
    private final Tenancy tenancy;
    private final RequestDigest requests;
    private final RequestTimeLimit timeLimit;

    QuestionAnswersController(
            ApplicationCommands intake,
            CertificateService certificates,
            Tenancy tenancy,
            RequestDigest requests,
            RequestTimeLimit timeLimit) {
        this.timeLimit = timeLimit;
        this.intake = intake;
        this.certificates = certificates;
        this.tenancy = tenancy;
        this.requests = requests;
    }

    @PostMapping(path = "/{id}/questions/{number}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequiresScope("applications:write")
    @RateLimited(Kind.SUBMIT)
    @ApplicationDocs.Answer
    ResponseEntity<AcceptedResponse> answer(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @Parameter(
                            description = "The question's number",
                            example = "1",
                            schema = @Schema(type = "integer", minimum = "1"))
                    @PathVariable
                    String number,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @ApplicationDocs.Key @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable
                    String key,
            @RequestBody(required = true) @BodyLimit(ApplicationPaths.MAX_BODY_BYTES) JsonBody<AnswerRequest> body,
            ServerWebExchange exchange) {
        var answer = timeLimit.within(
                () -> {
                    var acting = tenancy.acting(caller, account).id();
                    var signature = ApplicationPaths.signature(id);
                    int question = question(number);
                    var request = AnswerRequest.read(body, acting, certificates);
                    var path = ApplicationPaths.ROOT + "/" + signature + "/questions/" + question + "/answer";
                    var requestKey = requests.key(exchange.getRequest().getHeaders(), "POST", path, request);
                    return intake.answer(new QuestionAnswer(
                            acting, signature, question, request.text(), request.digests(), requestKey));
                },
                CommandResult.Unavailable::new);
        if (answer instanceof CommandResult.Accepted accepted) {
            return ResponseEntity.accepted()
                    .header("Location", ApplicationPaths.ROOT + "/" + accepted.signature())
                    .eTag(accepted.etag().toString())
                    .body(AcceptedResponse.of(accepted));
        }
        throw CommandProblems.of(answer);
    }

    private static int question(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException _) {
            throw CommandProblems.noQuestion();
        }
    }
}
