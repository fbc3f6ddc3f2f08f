package io.countersign.quota.web;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.quota.domain.ledger.Holder;
import io.countersign.quota.domain.ledger.Ledger;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** An account's slots, and which signatures take them. */
@Schema(
        name = "Quota",
        description = "An account's slots, and which signatures take them.",
        requiredProperties = {"account", "limit", "used", "pending", "approved", "holders"})
record QuotaView(
        @Schema(type = "string", example = "acme-cloud") AccountId account,

        @Schema(
                example = "50",
                description = "How many signatures the account may hold; it may stand above a limit that was lowered.")
        int limit,

        @Schema(example = "2", description = "Slots taken: pending and approved signatures.")
        int used,

        @Schema(example = "1", description = "Signatures with no approved revision yet.")
        int pending,

        @Schema(example = "1", description = "Signatures with an approved revision.")
        int approved,

        List<Entry> holders) {

    /** A signature that takes a slot. */
    @Schema(
            name = "QuotaHolder",
            description = "A signature that takes a slot.",
            requiredProperties = {"signature", "region", "name", "revisions", "approved", "since"})
    record Entry(
            @Schema(example = "1001", description = "The signature's id.")
            String signature,

            @Schema(example = "global") Region region,

            @Schema(example = "Acme Cloud") String name,

            @Schema(example = "[1]", description = "Its revisions that are pending or approved.")
            List<Integer> revisions,

            @Schema(example = "true") boolean approved,

            @Schema(description = "When the oldest of these revisions was submitted.")
            Instant since) {

        static Entry of(Holder holder) {
            return new Entry(
                    holder.signature().text(),
                    holder.region(),
                    holder.name(),
                    holder.revisions(),
                    holder.approved(),
                    holder.since());
        }
    }

    static QuotaView of(Ledger ledger) {
        var holders = ledger.holders().stream().map(Entry::of).toList();
        int approved = (int) holders.stream().filter(Entry::approved).count();
        return new QuotaView(
                ledger.account(), ledger.limit(), holders.size(), holders.size() - approved, approved, holders);
    }
}
