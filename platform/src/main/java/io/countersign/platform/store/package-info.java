/** The service's database: its connection, batches of requests, registered accounts and published fingerprints. */
@NullMarked
package io.countersign.platform.store;

import org.jspecify.annotations.NullMarked;
