package io.countersign.rules.data;

/** A text in both languages. */
public record Text(String en, String zh) {}
