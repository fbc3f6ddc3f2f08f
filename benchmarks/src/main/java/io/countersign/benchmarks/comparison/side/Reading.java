package io.countersign.benchmarks.comparison.side;

/** One figure of one side in one round. */
public record Reading(String name, String unit, double value) {}
