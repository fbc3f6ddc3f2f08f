package io.countersign.operations.audit.source;

/** A notice in notification's store. */
public record NoticeFacts(String account, long sequence, long event) {

    public static String id(long signature, int revision) {
        return "notice:" + signature + ":" + revision;
    }

    public static String idOfRetirement(long signature) {
        return "notice:" + signature + ":retired";
    }
}
