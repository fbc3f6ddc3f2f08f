/** An application for a signature: what is applied for, by whom, with which documents. */
@NullMarked
package io.countersign.contracts.application;

import org.jspecify.annotations.NullMarked;
