/** Calls: their actions, versions, parameters and limits, and the envelope of their responses. */
@NullMarked
package io.countersign.intake.tencent.call;

import org.jspecify.annotations.NullMarked;
