package io.countersign.benchmarks.comparison;

/** One figure of one side in one round. */
record Reading(String name, String unit, double value) {}
