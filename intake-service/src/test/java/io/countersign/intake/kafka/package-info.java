/** Topics and their records. */
@NullMarked
package io.countersign.intake.kafka;

import org.jspecify.annotations.NullMarked;
