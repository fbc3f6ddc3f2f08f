/** The Tencent-compatible API: the official SDKs work unchanged. */
@NullMarked
package io.countersign.intake.tencent;

import org.jspecify.annotations.NullMarked;
