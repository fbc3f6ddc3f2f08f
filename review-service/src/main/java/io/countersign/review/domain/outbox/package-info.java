/** Events to be published, their serialization, and the settlement that publishes them. */
@NullMarked
package io.countersign.review.domain.outbox;

import org.jspecify.annotations.NullMarked;
