/** Tests of what only a broker can show. */
@NullMarked
package io.countersign.review.kafka;

import org.jspecify.annotations.NullMarked;
