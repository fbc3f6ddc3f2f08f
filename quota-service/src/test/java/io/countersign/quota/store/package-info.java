/** Quota's stores on a server that speaks MongoDB's protocol. */
@NullMarked
package io.countersign.quota.store;

import org.jspecify.annotations.NullMarked;
