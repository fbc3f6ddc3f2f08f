package io.countersign.quota.store;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.quota.domain.ledger.Held;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LimitChange;
import io.countersign.quota.domain.ledger.Settled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as it is stored; public, as the driver's codec for records requires it. A ledger of 50 held and 100 settled
 * revisions, read and written, takes 0.32 times the processor time of Spring Data's mapping and allocates 0.32 times the
 * bytes, which was more than 5 % of an application's processor time (ADR 35).
 *
 * @param write names the write, so that its writer recognizes it
 */
public record LedgerDocument(
        @BsonId String account,
        int schema,
        long version,
        String write,
        int limit,
        @Nullable String platform,
        List<HeldRevision> held,
        List<SettledRevision> settled,
        @Nullable LimitAct limitAct) {

    private static final int SCHEMA = 1;
    private static final String RELEASED = "released";
    private static final String REFUSED = "refused";

    /** The name's key is not stored: it follows from the name. */
    public record HeldRevision(
            @BsonProperty("s") String signature,
            @BsonProperty("r") int revision,
            String region,
            String name,
            boolean approved,
            Instant since) {

        static HeldRevision of(Held held) {
            return new HeldRevision(
                    held.signature().text(),
                    held.revision(),
                    held.region().code(),
                    held.name(),
                    held.approved(),
                    held.since());
        }

        Held toHeld() {
            return new Held(
                    SignatureId.of(signature),
                    revision,
                    region.equals(Region.DOMESTIC.code()) ? Region.DOMESTIC : Region.GLOBAL,
                    name,
                    NameKey.of(name),
                    approved,
                    since);
        }
    }

    /** @param reasons of a refusal only */
    public record SettledRevision(
            @BsonProperty("s") String signature,
            @BsonProperty("r") int revision,
            Instant at,
            String answer,
            @Nullable List<RefusalReason> reasons) {

        static SettledRevision of(Settled settled) {
            var signature = settled.signature().text();
            return switch (settled) {
                case Settled.Released it -> new SettledRevision(signature, it.revision(), it.at(), RELEASED, null);
                case Settled.Refused it ->
                    new SettledRevision(
                            signature,
                            it.revision(),
                            it.at(),
                            REFUSED,
                            it.reasons().stream().map(RefusalReason::of).toList());
            };
        }

        Settled toSettled() {
            var id = SignatureId.of(signature);
            return answer.equals(RELEASED)
                    ? new Settled.Released(id, revision, at)
                    : new Settled.Refused(
                            id,
                            revision,
                            at,
                            Objects.requireNonNull(reasons).stream()
                                    .map(RefusalReason::toReason)
                                    .toList());
        }
    }

    public record RefusalReason(ReasonCode code, @Nullable String pointer, Map<String, String> values) {

        static RefusalReason of(Reason reason) {
            return new RefusalReason(reason.code(), reason.pointer(), new TreeMap<>(reason.values()));
        }

        Reason toReason() {
            return new Reason(code, pointer, Map.copyOf(values), List.of(), null);
        }
    }

    public record LimitAct(long version, String by, Instant at, int from, int to) {

        static LimitAct of(LimitChange act) {
            return new LimitAct(act.version(), act.by(), act.at(), act.from(), act.to());
        }

        LimitChange toLimitChange(AccountId account) {
            return new LimitChange(account, version, by, at, from, to);
        }
    }

    /** The document of the next version. */
    static LedgerDocument next(Ledger ledger, String write) {
        var act = ledger.limitAct();
        return new LedgerDocument(
                ledger.account().value(),
                SCHEMA,
                ledger.version() + 1,
                write,
                ledger.limit(),
                ledger.platform(),
                ledger.held().stream().map(HeldRevision::of).toList(),
                ledger.settled().stream().map(SettledRevision::of).toList(),
                act == null ? null : LimitAct.of(act));
    }

    Ledger toLedger() {
        var id = new AccountId(account);
        return new Ledger(
                id,
                version,
                limit,
                platform,
                held.stream().map(HeldRevision::toHeld).toList(),
                settled.stream().map(SettledRevision::toSettled).toList(),
                limitAct == null ? null : limitAct.toLimitChange(id));
    }
}
