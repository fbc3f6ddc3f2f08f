package io.countersign.intake.web.bulk;

import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.command.SubmissionMetrics.Channel;
import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.intake.web.CommandProblems;
import io.countersign.intake.web.IntakeMetrics;
import io.countersign.intake.web.RequestDigest;
import io.countersign.intake.web.Tenancy;
import io.countersign.intake.web.bulk.BulkLine.Read;
import io.countersign.intake.web.bulk.BulkLine.Refused;
import io.countersign.intake.web.bulk.LineSplitter.Line;
import io.countersign.intake.web.submission.ApplicationForm;
import io.countersign.intake.web.submission.ApplicationRequest;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.server.RequestTimeLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Many applications in their order: one look at the accounts, one at the certificates, one append. */
@Component
final class BulkSubmission {

    private static final Logger LOG = LoggerFactory.getLogger(BulkSubmission.class);
    /** How long lines wait for room in the tenant's backlog, without any progress, until they are refused. */
    private static final Duration BACKLOG_TIMEOUT = Duration.ofSeconds(30);

    private final RequestTimeLimit timeLimit;
    private final PacedSubmission paced;
    private final CertificateService certificates;
    private final Tenancy tenancy;
    private final RequestDigest requests;
    private final IntakeMetrics metrics;

    BulkSubmission(
            ApplicationCommands intake,
            CertificateService certificates,
            Tenancy tenancy,
            RequestDigest requests,
            IntakeMetrics metrics,
            RequestTimeLimit timeLimit) {
        this.timeLimit = timeLimit;
        this.paced = new PacedSubmission(intake, timeLimit, BACKLOG_TIMEOUT);
        this.certificates = certificates;
        this.tenancy = tenancy;
        this.requests = requests;
        this.metrics = metrics;
    }

    /** A result for each, in the same order, also where the store does not answer, or not in time. */
    List<BulkResult> submit(Caller caller, @Nullable String account, List<Line> lines, Locale locale) {
        try {
            return results(caller, account, lines, locale);
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("lines", lines.size())
                    .setCause(failed)
                    .log("Lines of a stream were not confirmed");
            var unconfirmed = CommandProblems.of(new CommandResult.Unavailable());
            return lines.stream()
                    .map(line -> refused(new Refused(line.number(), null, unconfirmed), locale))
                    .toList();
        }
    }

    private List<BulkResult> results(Caller caller, @Nullable String account, List<Line> lines, Locale locale) {
        var deadline = timeLimit.start();
        var checked = deadline.within(() -> checked(caller, account, lines), () -> {
            throw CommandProblems.of(new CommandResult.Unavailable());
        });
        var submissions = new ArrayList<Submission>();
        checked.forEach(line -> {
            if (line instanceof Read readable) {
                submissions.add(readable.submission(requests));
            }
        });
        var answers = paced.submit(submissions, deadline).iterator();
        return checked.stream()
                .map(line -> switch (line) {
                    case Refused refused -> refused(refused, locale);
                    case Read readable -> answered(readable, answers.next(), locale);
                })
                .toList();
    }

    private List<BulkLine> checked(Caller caller, @Nullable String account, List<Line> lines) {
        var read = lines.stream().map(line -> read(caller, account, line)).toList();
        var stored = certificates.existing(
                read.stream().flatMap(BulkLine::certificates).collect(Collectors.toSet()));
        return read.stream().map(line -> checked(line, stored)).toList();
    }

    private BulkLine read(Caller caller, @Nullable String account, Line line) {
        var content = line.content();
        if (content == null) {
            return new Refused(line.number(), null, ProblemException.of(HttpStatus.CONTENT_TOO_LARGE));
        }
        try {
            return read(caller, account, line.number(), JsonBody.parseLine(content, ApplicationRequest.class));
        } catch (ProblemException malformed) {
            return new Refused(line.number(), null, malformed);
        }
    }

    private BulkLine read(Caller caller, @Nullable String account, int number, JsonBody<ApplicationRequest> body) {
        var target = body.take(BulkLineTarget.class);
        var application = body.bind();
        application.addAll(target.faults());
        var named = target.value().account();
        var form = ApplicationForm.submission(application);
        try {
            return new Read(
                    number,
                    tenancy.acting(caller, named == null ? account : named),
                    target.value().key(),
                    form);
        } catch (ProblemException foreign) {
            return new Refused(number, form.reference(), foreign);
        }
    }

    private static BulkLine checked(BulkLine line, Set<Certificate.Id> stored) {
        return line instanceof Read readable ? readable.checked(stored) : line;
    }

    private BulkResult answered(Read line, CommandResult answer, Locale locale) {
        if (answer instanceof CommandResult.Accepted accepted) {
            metrics.submitted(Channel.BULK, line.form().application().region(), accepted);
            return BulkResult.of(line.number(), accepted, line.reference());
        }
        return refused(new Refused(line.number(), line.reference(), CommandProblems.of(answer)), locale);
    }

    private BulkResult refused(Refused line, Locale locale) {
        metrics.refused(Channel.BULK, line.why().code());
        return BulkResult.of(line.number(), line.why(), line.reference(), locale);
    }
}
