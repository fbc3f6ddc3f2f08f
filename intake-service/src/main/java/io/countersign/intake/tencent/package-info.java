/** The Tencent-compatible API: the official SDKs work unchanged. Calls are received, limited and dispatched here. */
@NullMarked
package io.countersign.intake.tencent;

import org.jspecify.annotations.NullMarked;
