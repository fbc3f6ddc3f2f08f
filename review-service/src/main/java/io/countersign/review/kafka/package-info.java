/** Admissions in, decisions out, and the index of open cases fed from the topic. */
@NullMarked
package io.countersign.review.kafka;

import org.jspecify.annotations.NullMarked;
