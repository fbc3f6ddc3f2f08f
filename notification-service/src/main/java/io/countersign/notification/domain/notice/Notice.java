package io.countersign.notification.domain.notice;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import org.jspecify.annotations.Nullable;

/**
 * The notice of one event; once stored it never changes.
 *
 * @param sequence the account's number for it, from 1, without holes
 * @param platform the platform that submitted the application, if one did
 * @param platformSequence the platform's number for it, from 1, without holes; 0 without a platform
 * @param event the event as published, in JSON: topic, webhook and feed carry exactly this
 */
public record Notice(
        NoticeId id,
        AccountId account,
        SignatureId signature,
        long sequence,
        NoticeKind kind,
        @Nullable String platform,
        long platformSequence,
        String event) {

    /** The same notice in no platform's feed. */
    public Notice withoutPlatformNumber() {
        return new Notice(id, account, signature, sequence, kind, platform, 0, event);
    }
}
