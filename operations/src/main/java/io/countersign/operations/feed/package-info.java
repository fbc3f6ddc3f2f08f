/** Sends applications over HTTP, as any client would, and shows what became of them. */
@NullMarked
package io.countersign.operations.feed;

import org.jspecify.annotations.NullMarked;
