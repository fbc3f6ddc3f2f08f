package io.countersign.intake.web;

import static io.countersign.intake.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Application;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.Answer;
import io.countersign.intake.domain.Certificates;
import io.countersign.intake.domain.Intake;
import io.countersign.intake.domain.Modification;
import io.countersign.intake.domain.Precondition;
import io.countersign.intake.domain.Submission;
import io.countersign.intake.domain.Tally.Channel;
import io.countersign.intake.web.Rates.Kind;
import io.countersign.platform.security.Caller;
import io.countersign.platform.web.BodyLimit;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@RequestMapping(path = ApplicationsController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Applications")
class ApplicationsController {

    static final String PATH = "/v1/applications";
    static final int LARGEST = 64 * 1024;

    private final Intake intake;
    private final Certificates certificates;
    private final Tenancy tenancy;
    private final Requests requests;
    private final RateLimits limits;
    private final IntakeMetrics metrics;

    ApplicationsController(
            Intake intake,
            Certificates certificates,
            Tenancy tenancy,
            Requests requests,
            RateLimits limits,
            IntakeMetrics metrics) {
        this.intake = intake;
        this.certificates = certificates;
        this.tenancy = tenancy;
        this.requests = requests;
        this.limits = limits;
        this.metrics = metrics;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApplicationDocs.Submit
    ResponseEntity<Accepted> submit(
            Caller caller,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @ApplicationDocs.Key @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @BodyLimit(LARGEST) JsonBody body,
            ServerWebExchange exchange) {
        return counted(() -> {
            var acting = acting(caller, account, exchange);
            var application = checked(ApplicationForm.submission(body.fields()), acting);
            var requestKey = requests.key(key, "POST", PATH, application);
            var answer = intake.submit(new Submission(acting, application, requestKey));
            return accepted(answer, application);
        });
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApplicationDocs.Modify
    ResponseEntity<Accepted> modify(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @ApplicationDocs.Key @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @ApplicationDocs.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @BodyLimit(LARGEST) JsonBody body,
            ServerWebExchange exchange) {
        return counted(() -> {
            var acting = acting(caller, account, exchange);
            var signature = signature(id);
            var application = checked(ApplicationForm.modification(body.fields()), acting);
            var requestKey = requests.key(key, "PUT", PATH + "/" + signature, application);
            var answer = intake.modify(
                    new Modification(acting, signature, application, requestKey, Precondition.ofHeader(ifMatch)));
            return accepted(answer, application);
        });
    }

    @PostMapping("/{id}/withdraw")
    @ApplicationDocs.Withdraw
    ResponseEntity<Accepted> withdraw(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @ApplicationDocs.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            ServerWebExchange exchange) {
        var acting = acting(caller, account, exchange);
        return accepted(intake.withdraw(acting.id(), signature(id), Precondition.ofHeader(ifMatch)));
    }

    @DeleteMapping("/{id}")
    @ApplicationDocs.Delete
    ResponseEntity<Accepted> delete(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @ApplicationDocs.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            ServerWebExchange exchange) {
        var acting = acting(caller, account, exchange);
        return accepted(intake.delete(acting.id(), signature(id), Precondition.ofHeader(ifMatch)));
    }

    private AccountSnapshot acting(Caller caller, @Nullable String account, ServerWebExchange exchange) {
        caller.require("applications:write");
        limits.take(exchange, caller, Kind.SUBMIT);
        return tenancy.acting(caller, account);
    }

    static SignatureId signature(String id) {
        try {
            return SignatureId.of(id);
        } catch (IllegalArgumentException _) {
            throw Refusals.notFound();
        }
    }

    private Application checked(ApplicationForm form, AccountSnapshot account) {
        var stored = certificates.existing(form.certificates(account.id()).collect(Collectors.toSet()));
        var faults = form.faults(account.id(), stored);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return form.application();
    }

    private ResponseEntity<Accepted> accepted(Answer answer, Application application) {
        if (answer instanceof Answer.Accepted accepted) {
            metrics.submitted(Channel.REST, application.region(), accepted);
        }
        return accepted(answer);
    }

    private static ResponseEntity<Accepted> accepted(Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            return ResponseEntity.accepted()
                    .header("Location", PATH + "/" + accepted.signature())
                    .eTag(accepted.etag().toString())
                    .body(Accepted.of(accepted));
        }
        throw Refusals.of(answer);
    }

    private interface Command {
        ResponseEntity<Accepted> run();
    }

    private ResponseEntity<Accepted> counted(Command command) {
        try {
            return command.run();
        } catch (ProblemException refused) {
            metrics.refused(Channel.REST, refused.code());
            throw refused;
        }
    }
}
