package io.countersign.operations.audit.source;

import java.util.Map;
import java.util.Set;

/**
 * Intake's view of one signature.
 *
 * @param account empty as long as only marks are known
 * @param events fingerprints by key, such as {@code outcome:2}
 * @param marks keys of the timeline's further entries
 */
public record ViewFacts(String account, Map<String, Long> events, Set<String> marks) {}
