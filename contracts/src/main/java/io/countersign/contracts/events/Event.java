package io.countersign.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.SignatureId;
import org.jspecify.annotations.Nullable;

/** An event that one service publishes for the others. */
public sealed interface Event
        permits AccountEvent,
                CertificateEvent,
                ApplicationEvent,
                AdmissionEvent,
                DecisionEvent,
                NoticeEvent,
                MessageEvent {

    /** The signature it is about, if it is about one. */
    @Nullable
    SignatureId signature();

    /** A function of type and cause, so that a repeat has the same. */
    @JsonIgnore
    String eventId();
}
