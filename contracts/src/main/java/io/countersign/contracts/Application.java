package io.countersign.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account applies for: the whole content of one revision.
 *
 * @param name NFC-normalised, trimmed, without brackets
 * @param documents the certificates, by reference
 * @param letter the authorization letter, for a name that belongs to another owner
 * @param owner whom the name belongs to, for others only
 * @param developedBy absent means by the organisation itself
 * @param productReleased false while the product that carries the name is not public yet
 * @param externalReference the caller's own id of this application
 * @param appeal why a human should look at it although a rule may speak against it
 * @param unstated the names of the fields that the caller's API can't express: unknown, not absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Application(
        String name,
        Region region,
        SignatureType type,
        Purpose purpose,
        List<Document> documents,
        @Nullable Letter letter,
        @Nullable Owner owner,
        @Nullable Developer developedBy,
        @Nullable String remark,
        boolean productReleased,
        @Nullable String externalReference,
        @Nullable String appeal,
        List<String> unstated) {

    public Application {
        requireNonNull(name, "name");
        requireNonNull(region, "region");
        requireNonNull(type, "type");
        requireNonNull(purpose, "purpose");
        documents = List.copyOf(documents);
        unstated = List.copyOf(unstated);
    }

    /** A certificate, stored at intake under its digest. */
    public record Document(DocumentType type, String sha256) {

        public Document {
            requireNonNull(type, "type");
            requireNonNull(sha256, "sha256");
        }
    }

    /** The authorization letter, stored at intake under its digest. */
    public record Letter(String sha256) {

        public Letter {
            requireNonNull(sha256, "sha256");
        }
    }

    /** Whom a name applied for on another's behalf belongs to. */
    public record Owner(String name, OwnerKind kind) {

        public Owner {
            requireNonNull(name, "name");
            requireNonNull(kind, "kind");
        }
    }
}
