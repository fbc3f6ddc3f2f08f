/** What stands between quota's domain and the broker. */
@NullMarked
package io.countersign.quota.kafka;

import org.jspecify.annotations.NullMarked;
