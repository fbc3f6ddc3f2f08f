@NullMarked
package io.countersign.review.store.cases;

import org.jspecify.annotations.NullMarked;
