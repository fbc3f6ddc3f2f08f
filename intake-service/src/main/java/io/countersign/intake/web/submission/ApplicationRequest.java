package io.countersign.intake.web.submission;

import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Application.Product;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An application's form: whatever can be read goes on, its content is for the rules. */
@Schema(example = ApplicationRequest.EXAMPLE)
public record ApplicationRequest(
        @NotNull
        @PlainText(max = Application.MAX_NAME_LENGTH, normalized = true)
        @Schema(description = "The signature, without brackets. Trimmed and normalised to NFC.")
        String name,

        @NotNull Region region,

        @NotNull @Schema(description = "What the name is.") SignatureType type,

        @NotNull @Schema(description = "Whether the name is the account's own or another organization's.")
        Purpose purpose,

        @Size(max = Application.MAX_DOCUMENTS) @Schema(description = "The certificates, uploaded before.") @Nullable
        List<@Valid DeclaredDocument> documents,

        @Valid @Nullable DeclaredLetter letter,

        @Valid @Nullable DeclaredOwner owner,

        @Schema(description = "Who developed or registered the product; the organisation if absent.") @Nullable
        Developer developedBy,

        @PlainText(max = Application.MAX_REMARK_LENGTH, multiline = true)
        @Schema(
                description =
                        "A store link for an app, a domain for a website, the full name for an account in WeChat.")
        @Nullable
        String remark,

        @Schema(description = "False while the product is not public yet; true if absent.") @Nullable
        Boolean productReleased,

        @PlainText(max = Application.MAX_REFERENCE_LENGTH)
        @Schema(description = "The caller's own id.", example = "crm-4711")
        @Nullable
        String externalReference,

        @PlainText(max = Application.MAX_APPEAL_LENGTH, multiline = true)
        @Schema(description = "With a modification only: why a human should look at it.")
        @Nullable
        String appeal,

        @Size(max = MAX_UNSTATED)
        @Schema(
                description = "With a modification only: of the fields that the current revision does not state,"
                        + " those that remain so.")
        @Nullable
        List<@PlainText(max = MAX_UNSTATED_LENGTH) String> unstated)
        implements RequestRecord {

    public static final String SHA256 = "[0-9a-f]{64}";

    static final String EXAMPLE = """
            {
              "name": "Acme Cloud",
              "region": "global",
              "type": "company",
              "purpose": "self_use",
              "documents": [],
              "externalReference": "crm-4711"
            }""";

    private static final int MAX_UNSTATED = 10;
    private static final int MAX_UNSTATED_LENGTH = 64;

    /** A certificate. */
    @Schema(name = "DocumentRequest")
    record DeclaredDocument(
            @NotNull DocumentType type,

            @PlainText
            @Pattern(regexp = SHA256, message = "intake.sha256")
            @Schema(description = "As the upload answered; a dry run does without.")
            @Nullable
            String sha256)
            implements RequestRecord {}

    /** The authorization letter, for others' names. */
    @Schema(name = "LetterRequest", description = "The authorization letter, for others' names.")
    record DeclaredLetter(
            @PlainText
            @Pattern(regexp = SHA256, message = "intake.sha256")
            @Schema(description = "As the upload answered; a dry run does without.")
            @Nullable
            String sha256)
            implements RequestRecord {}

    /** Whom the name belongs to, for others' names. */
    @Schema(name = "OwnerRequest", description = "Whom the name belongs to, for others' names.")
    record DeclaredOwner(
            @NotNull @PlainText(max = Application.MAX_OWNER_LENGTH)
            String name,

            @NotNull OwnerKind kind) implements RequestRecord {}

    /** The application that the event carries. */
    Application application() {
        return Application.of(Normalizer.normalize(name, Normalizer.Form.NFC).strip(), region, type, purpose)
                .withDocuments(certificates())
                .withLetter(letter == null ? null : new Letter(orEmpty(letter.sha256())))
                .withOwner(owner == null ? null : new Owner(owner.name().strip(), owner.kind()))
                .withProduct(new Product(developedBy, remark, productReleased == null || productReleased))
                .withExternalReference(externalReference)
                .withAppeal(appeal)
                .withUnstated(unstated == null ? List.of() : List.copyOf(Set.copyOf(unstated)));
    }

    private List<Document> certificates() {
        return documents == null
                ? List.of()
                : documents.stream()
                        .map(document -> new Document(document.type(), orEmpty(document.sha256())))
                        .toList();
    }

    private static String orEmpty(@Nullable String sha256) {
        return sha256 == null ? "" : sha256;
    }
}
