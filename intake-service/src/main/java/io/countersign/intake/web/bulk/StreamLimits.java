package io.countersign.intake.web.bulk;

import java.time.Duration;

/**
 * Where a bulk stream ends, whatever its client still sends.
 *
 * @param idleTimeout without a line, or without an answer being read
 * @param maxDuration from its beginning on; the lines that are processed then are answered
 * @param maxLines the number of the last line that is read
 */
record StreamLimits(Duration idleTimeout, Duration maxDuration, int maxLines) {}
