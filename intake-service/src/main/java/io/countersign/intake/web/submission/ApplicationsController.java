package io.countersign.intake.web.submission;

import static io.countersign.intake.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.contracts.application.Application;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.Modification;
import io.countersign.intake.domain.command.Precondition;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.command.SubmissionMetrics.Channel;
import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.intake.web.AcceptedResponse;
import io.countersign.intake.web.ApplicationDocs;
import io.countersign.intake.web.ApplicationPaths;
import io.countersign.intake.web.CommandProblems;
import io.countersign.intake.web.IdempotencyKeyHeader;
import io.countersign.intake.web.IntakeMetrics;
import io.countersign.intake.web.RateLimited;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.RequestDigest;
import io.countersign.intake.web.Tenancy;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.BodyLimit;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.server.RequestTimeLimit;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The commands of {@code /v1/applications}. */
@RestController
@RequestMapping(path = ApplicationPaths.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Applications")
class ApplicationsController {

    private final ApplicationCommands intake;
    private final CertificateService certificates;
    private final Tenancy tenancy;
    private final RequestDigest requests;
    private final IntakeMetrics metrics;
    private final RequestTimeLimit timeLimit;

    ApplicationsController(
            ApplicationCommands intake,
            CertificateService certificates,
            Tenancy tenancy,
            RequestDigest requests,
            IntakeMetrics metrics,
            RequestTimeLimit timeLimit) {
        this.timeLimit = timeLimit;
        this.intake = intake;
        this.certificates = certificates;
        this.tenancy = tenancy;
        this.requests = requests;
        this.metrics = metrics;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequiresScope("applications:write")
    @RateLimited(value = Kind.SUBMIT, submits = true)
    @ApplicationDocs.Submit
    ResponseEntity<AcceptedResponse> submit(
            Caller caller,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @ApplicationDocs.Key @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable
                    String key,
            @RequestBody(required = true) @BodyLimit(ApplicationPaths.MAX_BODY_BYTES) JsonBody<ApplicationRequest> body,
            ServerWebExchange exchange) {
        return counted(() -> accepted(inTime(() -> {
            var acting = tenancy.acting(caller, account);
            var application = checked(ApplicationForm.submission(body.bind()), acting);
            var requestKey =
                    requests.key(exchange.getRequest().getHeaders(), "POST", ApplicationPaths.ROOT, application);
            return new Outcome(intake.submit(new Submission(acting, application, requestKey)), application);
        })));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequiresScope("applications:write")
    @RateLimited(value = Kind.SUBMIT, submits = true)
    @ApplicationDocs.Modify
    ResponseEntity<AcceptedResponse> modify(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @ApplicationDocs.Key @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable
                    String key,
            @ApplicationDocs.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = true) @BodyLimit(ApplicationPaths.MAX_BODY_BYTES) JsonBody<ApplicationRequest> body,
            ServerWebExchange exchange) {
        return counted(() -> accepted(inTime(() -> {
            var acting = tenancy.acting(caller, account);
            var signature = ApplicationPaths.signature(id);
            if (key == null) {
                intake.refusal(acting.id(), signature).ifPresent(refusal -> {
                    throw CommandProblems.of(refusal);
                });
            }
            var application = checked(ApplicationForm.modification(body.bind()), acting);
            var requestKey = requests.key(
                    exchange.getRequest().getHeaders(), "PUT", ApplicationPaths.ROOT + "/" + signature, application);
            var modification =
                    new Modification(acting, signature, application, requestKey, Precondition.ofHeader(ifMatch));
            return new Outcome(intake.modify(modification), application);
        })));
    }

    @PostMapping("/{id}/withdraw")
    @RequiresScope("applications:write")
    @RateLimited(Kind.SUBMIT)
    @ApplicationDocs.Withdraw
    ResponseEntity<AcceptedResponse> withdraw(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @ApplicationDocs.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return accepted(timeLimit.within(
                () -> {
                    var acting = tenancy.acting(caller, account);
                    return intake.withdraw(acting.id(), ApplicationPaths.signature(id), Precondition.ofHeader(ifMatch));
                },
                CommandResult.Unavailable::new));
    }

    @DeleteMapping("/{id}")
    @RequiresScope("applications:write")
    @RateLimited(Kind.SUBMIT)
    @ApplicationDocs.Delete
    ResponseEntity<AcceptedResponse> delete(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @ApplicationDocs.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return accepted(timeLimit.within(
                () -> {
                    var acting = tenancy.acting(caller, account);
                    return intake.delete(acting.id(), ApplicationPaths.signature(id), Precondition.ofHeader(ifMatch));
                },
                CommandResult.Unavailable::new));
    }

    /** What became of an application. */
    private record Outcome(CommandResult answer, Application application) {}

    private Outcome inTime(Supplier<Outcome> command) {
        return timeLimit.within(command, () -> {
            throw CommandProblems.of(new CommandResult.Unavailable());
        });
    }

    private Application checked(ApplicationForm form, AccountSnapshot account) {
        var stored = certificates.existing(form.certificates(account.id()).collect(Collectors.toSet()));
        var faults = form.faults(account.id(), stored);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return form.application();
    }

    private ResponseEntity<AcceptedResponse> accepted(Outcome outcome) {
        if (outcome.answer() instanceof CommandResult.Accepted accepted) {
            metrics.submitted(Channel.REST, outcome.application().region(), accepted);
            return response(accepted);
        }
        throw CommandProblems.of(outcome.answer());
    }

    /** Of a withdrawal or deletion. */
    private static ResponseEntity<AcceptedResponse> accepted(CommandResult answer) {
        if (answer instanceof CommandResult.Accepted accepted) {
            return response(accepted);
        }
        throw CommandProblems.ofRepeatable(answer);
    }

    private static ResponseEntity<AcceptedResponse> response(CommandResult.Accepted accepted) {
        return ResponseEntity.accepted()
                .header("Location", ApplicationPaths.ROOT + "/" + accepted.signature())
                .eTag(accepted.etag().toString())
                .body(AcceptedResponse.of(accepted));
    }

    private interface Command {
        ResponseEntity<AcceptedResponse> run();
    }

    private ResponseEntity<AcceptedResponse> counted(Command command) {
        try {
            return command.run();
        } catch (ProblemException refused) {
            metrics.refused(Channel.REST, refused.code());
            throw refused;
        }
    }
}
