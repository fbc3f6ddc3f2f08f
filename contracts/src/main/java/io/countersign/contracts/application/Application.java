package io.countersign.contracts.application;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.countersign.contracts.Region;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an account applies for: the whole content of one revision. Its JSON has the fields of {@code evidence} and
 * {@code product} beside the others.
 *
 * @param name NFC-normalised, trimmed, without brackets
 * @param owner whom the name belongs to, for others only
 * @param externalReference the caller's own id of this application
 * @param appeal why a human should review it although a rule may reject it
 * @param unstated the names of the fields that the caller's API can't express: unknown, not absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "name",
    "region",
    "type",
    "purpose",
    "documents",
    "letter",
    "owner",
    "developedBy",
    "remark",
    "productReleased",
    "externalReference",
    "appeal",
    "unstated"
})
public record Application(
        String name,
        Region region,
        SignatureType type,
        Purpose purpose,
        @JsonIgnore Evidence evidence,
        @Nullable Owner owner,
        @JsonIgnore Product product,
        @Nullable String externalReference,
        @Nullable String appeal,
        List<String> unstated) {

    /** In code points, after normalisation. */
    public static final int MAX_NAME_LENGTH = 64;

    public static final int MAX_OWNER_LENGTH = 100;
    public static final int MAX_REMARK_LENGTH = 500;
    public static final int MAX_REFERENCE_LENGTH = 100;
    public static final int MAX_APPEAL_LENGTH = 1_000;
    public static final int MAX_DOCUMENTS = 20;

    public Application {
        requireNonNull(name, "name");
        requireNonNull(region, "region");
        requireNonNull(type, "type");
        requireNonNull(purpose, "purpose");
        requireNonNull(evidence, "evidence");
        requireNonNull(product, "product");
        unstated = List.copyOf(unstated);
    }

    /** Without certificates, in its own name, for a released product. */
    public static Application of(String name, Region region, SignatureType type, Purpose purpose) {
        return new Application(
                name, region, type, purpose, Evidence.NONE, null, Product.RELEASED, null, null, List.of());
    }

    @JsonCreator
    static Application fromJson(
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
        var evidence = new Evidence(documents, letter);
        var product = new Product(developedBy, remark, productReleased);
        return new Application(
                name, region, type, purpose, evidence, owner, product, externalReference, appeal, unstated);
    }

    /** Every field by its name in JSON, in the order in which a reader looks at them. */
    public SequencedMap<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", name);
        fields.put("region", region);
        fields.put("type", type);
        fields.put("purpose", purpose);
        fields.put("documents", documents());
        fields.put("letter", letter());
        fields.put("owner", owner);
        fields.put("remark", remark());
        fields.put("developedBy", developedBy());
        fields.put("productReleased", productReleased());
        fields.put("appeal", appeal);
        fields.put("externalReference", externalReference);
        fields.put("unstated", unstated);
        return Collections.unmodifiableSequencedMap(fields);
    }

    /** The digests of every picture that belongs to it: the certificates and the authorization letter. */
    public SortedSet<String> pictures() {
        var digests = new TreeSet<String>();
        evidence.documents().forEach(document -> digests.add(document.sha256()));
        var letter = evidence.letter();
        if (letter != null) {
            digests.add(letter.sha256());
        }
        return digests;
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

    /**
     * What is submitted as proof.
     *
     * @param documents the certificates, by reference
     * @param letter the authorization letter, for a name that belongs to another owner
     */
    public record Evidence(
            List<Document> documents, @Nullable Letter letter) {

        static final Evidence NONE = new Evidence(List.of(), null);

        public Evidence {
            documents = List.copyOf(documents);
        }
    }

    /** Whom a name applied for on another's behalf belongs to. */
    public record Owner(String name, OwnerKind kind) {

        public Owner {
            requireNonNull(name, "name");
            requireNonNull(kind, "kind");
        }
    }

    /**
     * What carries the name.
     *
     * @param developedBy absent means by the organisation itself
     * @param remark a remark of the applicant, such as the product's address
     * @param isReleased false while the product is not public yet
     */
    public record Product(
            @Nullable Developer developedBy, @Nullable String remark, boolean isReleased) {

        static final Product RELEASED = new Product(null, null, true);
    }

    @JsonProperty
    public List<Document> documents() {
        return evidence.documents();
    }

    @JsonProperty
    public @Nullable Letter letter() {
        return evidence.letter();
    }

    @JsonProperty
    public @Nullable Developer developedBy() {
        return product.developedBy();
    }

    @JsonProperty
    public @Nullable String remark() {
        return product.remark();
    }

    @JsonProperty
    public boolean productReleased() {
        return product.isReleased();
    }

    public Application withName(String other) {
        return withSubject(other, region, type, purpose);
    }

    /** For another name, with everything else that this application states. */
    public Application withSubject(String other, Region itsRegion, SignatureType itsType, Purpose itsPurpose) {
        return new Application(
                other, itsRegion, itsType, itsPurpose, evidence, owner, product, externalReference, appeal, unstated);
    }

    public Application withPurpose(Purpose other) {
        return withSubject(name, region, type, other);
    }

    public Application withDocuments(List<Document> documents) {
        return with(new Evidence(documents, letter()));
    }

    public Application withLetter(@Nullable Letter letter) {
        return with(new Evidence(documents(), letter));
    }

    private Application with(Evidence other) {
        return new Application(name, region, type, purpose, other, owner, product, externalReference, appeal, unstated);
    }

    public Application withOwner(@Nullable Owner other) {
        return new Application(
                name, region, type, purpose, evidence, other, product, externalReference, appeal, unstated);
    }

    public Application withDeveloper(@Nullable Developer developer) {
        return withProduct(new Product(developer, remark(), productReleased()));
    }

    public Application withRemark(@Nullable String remark) {
        return withProduct(new Product(developedBy(), remark, productReleased()));
    }

    public Application withProduct(Product other) {
        return new Application(
                name, region, type, purpose, evidence, owner, other, externalReference, appeal, unstated);
    }

    public Application withExternalReference(@Nullable String other) {
        return new Application(name, region, type, purpose, evidence, owner, product, other, appeal, unstated);
    }

    public Application withAppeal(@Nullable String other) {
        return new Application(
                name, region, type, purpose, evidence, owner, product, externalReference, other, unstated);
    }

    public Application withUnstated(List<String> others) {
        return new Application(
                name, region, type, purpose, evidence, owner, product, externalReference, appeal, others);
    }
}
