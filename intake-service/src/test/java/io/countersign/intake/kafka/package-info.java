/** Topics and what stands in them. */
@NullMarked
package io.countersign.intake.kafka;

import org.jspecify.annotations.NullMarked;
