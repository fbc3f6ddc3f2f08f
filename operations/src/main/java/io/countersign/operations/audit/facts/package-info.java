/** What topics and stores state of each account, reduced to numbers and fingerprints. */
@NullMarked
package io.countersign.operations.audit.facts;

import org.jspecify.annotations.NullMarked;
