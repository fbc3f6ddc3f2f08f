/** Streams of many applications. */
@NullMarked
package io.countersign.intake.web.bulk;

import org.jspecify.annotations.NullMarked;
