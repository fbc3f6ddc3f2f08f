package io.countersign.intake.domain.registry;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.snapshot.ApprovedSignature;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;

/** A name that an account may send with. It never changes: it can only be removed. */
public record ApprovedName(SignatureId signature, AccountId account, Region region, String name) {

    public ApprovedName {
        requireNonNull(signature, "signature");
        requireNonNull(account, "account");
        requireNonNull(region, "region");
        name = normalized(name);
    }

    /** Without those of accounts for trying out, which no human has seen: none of their messages goes to a gateway. */
    public static List<ApprovedName> of(Collection<ApprovedSignature> approved) {
        return approved.stream()
                .filter(one -> !one.test())
                .map(one -> new ApprovedName(one.signature(), one.account(), one.region(), one.name()))
                .toList();
    }

    /** As it is approved and sent: other Unicode spellings of a name are the same name; case and width count. */
    public static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }
}
