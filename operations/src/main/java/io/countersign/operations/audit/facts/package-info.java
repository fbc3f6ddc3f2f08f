/** What the topics state of each account, the documents to compare it with, and the violations that are found. */
@NullMarked
package io.countersign.operations.audit.facts;

import org.jspecify.annotations.NullMarked;
