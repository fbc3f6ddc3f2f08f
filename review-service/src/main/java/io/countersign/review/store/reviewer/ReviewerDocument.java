package io.countersign.review.store.reviewer;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerRecord.Absence;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer as it is stored; public, as the driver's codec for records requires it. It is written at each claim and at each verdict
 * (ADR 35).
 */
public record ReviewerDocument(
        @BsonId String reviewer,
        int schema,
        long version,
        List<StoredSlot> slots,
        @Nullable StoredAbsence absence) {

    static final String REVIEWERS = "reviewers";

    private static final int SCHEMA = 1;

    public record StoredSlot(@BsonProperty("case") String signature, String token, Instant until) {

        static StoredSlot of(Slot slot) {
            return new StoredSlot(slot.signature().text(), slot.token(), slot.until());
        }

        Slot toSlot() {
            return new Slot(SignatureId.of(signature), token, until);
        }
    }

    public record StoredAbsence(Instant until, @Nullable String note) {

        static StoredAbsence of(Absence absence) {
            return new StoredAbsence(absence.until(), absence.note());
        }

        Absence toAbsence() {
            return new Absence(until, note);
        }
    }

    /** The document of the next version. */
    static ReviewerDocument next(ReviewerRecord record) {
        var absence = record.absence();
        return new ReviewerDocument(
                record.reviewer(),
                SCHEMA,
                record.version() + 1,
                record.slots().stream().map(StoredSlot::of).toList(),
                absence == null ? null : StoredAbsence.of(absence));
    }

    ReviewerRecord toRecord() {
        return new ReviewerRecord(
                reviewer,
                version,
                slots.stream().map(StoredSlot::toSlot).toList(),
                absence == null ? null : absence.toAbsence());
    }
}
