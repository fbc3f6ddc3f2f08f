/** Quota's documents in MongoDB. */
@NullMarked
package io.countersign.quota.store;

import org.jspecify.annotations.NullMarked;
