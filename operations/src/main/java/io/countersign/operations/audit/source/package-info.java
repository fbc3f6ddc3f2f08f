/** What the audit reads, reduced to numbers and fingerprints: events of the topics, documents of the stores. */
@NullMarked
package io.countersign.operations.audit.source;

import org.jspecify.annotations.NullMarked;
