package io.countersign.platform.web.problem;

/**
 * One thing that is wrong with one field of a request.
 *
 * @param code stable, for programs
 * @param pointer JSON pointer of the field; the empty one is the whole document
 * @param detail what is wrong
 * @param fix what to send instead
 */
public record FieldFault(String code, String pointer, LocalizedText detail, LocalizedText fix) {}
