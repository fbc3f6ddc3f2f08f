package io.countersign.notification.domain.endpoint;

/** What the store has for an owner. */
public sealed interface EndpointLookup {

    record Found(Endpoint endpoint) implements EndpointLookup {}

    /** The owner has no endpoint. */
    record Absent() implements EndpointLookup {}

    /**
     * There is a document that is no endpoint. Repeating the read does not help.
     *
     * @param cause names the document
     */
    record Unreadable(String cause) implements EndpointLookup {}
}
