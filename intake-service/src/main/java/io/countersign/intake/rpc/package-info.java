/** The Tencent-compatible API: the official SDKs work unchanged. */
@NullMarked
package io.countersign.intake.rpc;

import org.jspecify.annotations.NullMarked;
