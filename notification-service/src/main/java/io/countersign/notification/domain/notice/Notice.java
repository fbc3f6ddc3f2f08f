package io.countersign.notification.domain.notice;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import org.jspecify.annotations.Nullable;

/**
 * The notice of one event; once stored it never changes.
 *
 * @param sequence the account's number for it, from 1, without holes
 * @param platform whose account it was when the notice was issued
 * @param event the event as published, in JSON: topic, webhook and feed carry exactly this
 */
public record Notice(
        NoticeId id,
        AccountId account,
        SignatureId signature,
        long sequence,
        NoticeKind kind,
        @Nullable String platform,
        String event) {}
