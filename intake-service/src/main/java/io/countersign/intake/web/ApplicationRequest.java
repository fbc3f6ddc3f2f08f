package io.countersign.intake.web;

import io.countersign.intake.domain.submission.ApplicationLimits;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** An application as the API's document describes it; {@link ApplicationReader} reads it. */
@Schema(name = "ApplicationRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record ApplicationRequest(
        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = ApplicationLimits.MAX_NAME_LENGTH,
                pattern = NOT_BLANK,
                description = "The signature, without brackets. Trimmed and normalised to NFC.",
                example = "Acme Cloud")
        String name,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                allowableValues = {"domestic", "global"},
                example = "global")
        String region,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "What the name is.",
                allowableValues = {
                    "company",
                    "app",
                    "website",
                    "official_account",
                    "trademark",
                    "government",
                    "mini_program"
                },
                example = "company")
        String type,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "Whether the name is the account's own or another organization's.",
                allowableValues = {"self_use", "for_others"},
                example = "self_use")
        String purpose,

        @ArraySchema(
                maxItems = ApplicationLimits.MAX_DOCUMENTS,
                schema = @Schema(implementation = Document.class),
                arraySchema = @Schema(description = "The certificates, uploaded before."))
        List<Document> documents,

        Letter letter,
        Owner owner,

        @Schema(
                description = "Who developed or registered the product; the organisation if absent.",
                allowableValues = {"organisation", "individual"})
        String developedBy,

        @Schema(
                minLength = 1,
                maxLength = ApplicationLimits.MAX_REMARK_LENGTH,
                pattern = NOT_BLANK,
                description =
                        "A store link for an app, a domain for a website, the full name for an account in WeChat.")
        String remark,

        @Schema(description = "False while the product is not public yet; true if absent.")
        Boolean productReleased,

        @Schema(
                minLength = 1,
                maxLength = ApplicationLimits.MAX_REFERENCE_LENGTH,
                pattern = NOT_BLANK,
                description = "The caller's own id.",
                example = "crm-4711")
        String externalReference,

        @Schema(
                minLength = 1,
                maxLength = ApplicationLimits.MAX_APPEAL_LENGTH,
                pattern = NOT_BLANK,
                description = "With a modification only: why a human should look at it.")
        String appeal,

        @ArraySchema(
                schema = @Schema(type = "string", maxLength = 64),
                maxItems = 10,
                arraySchema =
                        @Schema(
                                description =
                                        "With a modification only: of the fields that the current revision does not state,"
                                                + " those that remain so."))
        List<String> unstated) {

    /** Not blank; control characters are refused, too. */
    static final String NOT_BLANK = "\\S";

    static final String SHA256 = "^" + ApplicationReader.DIGEST + "$";

    static final String EXAMPLE = """
            {
              "name": "Acme Cloud",
              "region": "global",
              "type": "company",
              "purpose": "self_use",
              "documents": [],
              "externalReference": "crm-4711"
            }""";

    static final String TRIAL = """
            {
              "name": "Acme Cloud",
              "region": "global",
              "type": "company",
              "purpose": "self_use",
              "documents": [{"type": "business_licence"}]
            }""";

    /** A certificate. */
    @Schema(name = "DocumentRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
    record Document(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    allowableValues = {
                        "three_in_one",
                        "business_licence",
                        "organisation_code",
                        "social_credit_code",
                        "app_store_screenshot",
                        "website_filing_screenshot",
                        "mini_program_screenshot",
                        "trademark_certificate",
                        "official_account_screenshot",
                        "legal_person_certificate"
                    })
            String type,

            @Schema(pattern = SHA256, description = "As the upload answered; a dry run does without.")
            String sha256) {}

    /** The authorization letter, for others' names. */
    @Schema(
            name = "LetterRequest",
            description = "The authorization letter, for others' names.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Letter(
            @Schema(pattern = SHA256, description = "As the upload answered; a dry run does without.")
            String sha256) {}

    /** Whom the name belongs to, for others' names. */
    @Schema(
            name = "OwnerRequest",
            description = "Whom the name belongs to, for others' names.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Owner(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = ApplicationLimits.MAX_OWNER_LENGTH,
                    pattern = NOT_BLANK)
            String name,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    allowableValues = {"enterprise", "institution", "government", "social_body", "individual"})
            String kind) {}
}
