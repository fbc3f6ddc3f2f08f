/** Strict JSON, bound to annotated records. */
@NullMarked
package io.countersign.platform.web.binding;

import org.jspecify.annotations.NullMarked;
