package io.countersign.intake.web.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An answer to a question. */
@Schema(example = "{\"text\": \"The trademark belongs to our parent company.\", \"certificates\": []}")
record AnswerRequest(
        @NotNull
        @PlainText(max = ApplicationEvent.MAX_ANSWER_LENGTH, multiline = true)
        @Schema(description = "What the reviewer reads", example = "The trademark belongs to our parent company.")
        String text,

        @Size(max = ApplicationEvent.MAX_ANSWER_CERTIFICATES) @Schema(description = "Certificates that were uploaded")
        List<@Valid Reference> certificates)
        implements RequestRecord {

    /** An absent list is an empty one, also for the digest of the request. */
    AnswerRequest {
        certificates = certificates == null ? List.of() : certificates;
    }

    /** Names a certificate. */
    @Schema(name = "CertificateReference")
    record Reference(
            @NotNull @PlainText @Pattern(regexp = ApplicationRequest.SHA256, message = "intake.sha256")
            String sha256) implements RequestRecord {}

    /** @throws io.countersign.platform.web.problem.ProblemException 422, also where a certificate was not uploaded */
    static AnswerRequest read(JsonBody<AnswerRequest> body, AccountId account, CertificateService certificates) {
        var bound = body.bind();
        var named = bound.value().certificates();
        var references = IntStream.range(0, Math.min(named.size(), ApplicationEvent.MAX_ANSWER_CERTIFICATES))
                .filter(n -> named.get(n) != null)
                .mapToObj(n -> new ApplicationForm.Reference(
                        "/certificates/" + n + "/sha256", named.get(n).sha256()))
                .toList();
        var stored = certificates.existing(references.stream()
                .filter(ApplicationForm.Reference::isDigest)
                .map(reference -> reference.of(account))
                .collect(Collectors.toSet()));
        references.forEach(reference -> reference.check(bound, account, stored));
        return bound.checked();
    }

    List<String> digests() {
        return certificates.stream().map(Reference::sha256).distinct().toList();
    }
}
