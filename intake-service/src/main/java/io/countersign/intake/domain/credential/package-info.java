/** Key pairs of the Tencent-compatible API. */
@NullMarked
package io.countersign.intake.domain.credential;

import org.jspecify.annotations.NullMarked;
