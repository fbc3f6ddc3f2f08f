/** The topics: where applications are appended and what is read for the views. */
@NullMarked
package io.countersign.intake.kafka;

import org.jspecify.annotations.NullMarked;
