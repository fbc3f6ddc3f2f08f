@NullMarked
package io.countersign.review.domain.registry;

import org.jspecify.annotations.NullMarked;
