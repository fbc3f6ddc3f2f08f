package io.countersign.operations.audit;

/** A notice in notification's store. */
record NoticeFacts(String account, long sequence, long event) {}
